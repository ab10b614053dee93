using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;

namespace NetOpt.Bench;

/// <summary>A Barabási–Albert network, and the same as a file with one "source target" pair of indices a line.</summary>
internal sealed class BarabasiAlbertFile : IDisposable
{
    public BarabasiAlbertFile(int nodes, int attachment)
    {
        var request = new GenerateTopologyRequest { Kind = TopologyKind.BarabasiAlbert, Nodes = nodes, Attachment = attachment, Seed = 1 };
        Topology = TopologyGenerator.Generate(request, OperationContext.Default).Topology;
        Path = Peer.TemporaryFile(".edges");
        File.WriteAllLines(Path, Topology.Links.Select(l => $"{l.Source} {l.Target}"));
    }

    public NetworkTopology Topology { get; }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
