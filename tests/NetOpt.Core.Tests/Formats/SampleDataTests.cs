using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

/// <summary>The samples that come with the project.</summary>
public class SampleDataTests
{
    [Fact]
    public void Today_s_routing_overloads_three_links_of_the_sample_backbone()
    {
        NetworkTopology backbone = Read("backbone.json").Topology;
        Assert.Equal((22, 37, 200), (backbone.Nodes.Length, backbone.Links.Length, backbone.Demands!.Demands.Length));
        Assert.True(backbone is { IsGeographic: true, RateUnitKnown: true, DelayUnitKnown: true });
        EcmpResult today = RoutingOperations.Ecmp.Run(new EcmpRequest(backbone, WeightChoice.File), OperationContext.Default);
        Assert.Equal(1.24, today.MaxUtilization, 0.001);
        Assert.Equal(["par-lon", "lon-ams", "ham-ber"], today.LinkLoads.Where(l => l.Utilization > 1).Select(l => backbone.Links[l.Link].Id).Distinct());
    }

    [Fact]
    public void The_small_samples_are_read()
    {
        Assert.Equal([1e10, 1e9, 1e9], Read("triangle.csv").Topology.Links.Select(l => l.CapacityBps!.Value));
        ImportedTopology metro = Read("metro.graphml");
        Assert.Equal(("Metro ring", 4, 5), (metro.Topology.Name, metro.Topology.Nodes.Length, metro.Topology.Links.Length));
        Assert.Equal(["ParallelLink"], metro.Notices.Select(n => n.Code));
    }

    private static ImportedTopology Read(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetOpt.slnx"))) folder = folder.Parent;
        return TopologyFile.Read(Path.Combine(folder!.FullName, "data", name));
    }
}
