using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

public class TopologyFileTests
{
    private static readonly NetworkTopology Small = Graphs.Duplex("a-b:1e9 b-c:1e9");

    [Theory]
    [InlineData("net.graphml", "graphml")]
    [InlineData("net.GML", "gml")]
    [InlineData("net.json", "json")]
    [InlineData("net.csv", "csv")]
    public void The_extension_chooses_the_format_that_is_written(string name, string format)
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Root, name);
        Assert.Empty(TopologyFile.Write(Small, path));
        Assert.Equal(format, TopologyFile.Read(path).Format);
        Assert.Equal([name], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TempFolder();
        string path = folder.Write("net.json", "old");
        var canceled = new OperationContext { Cancellation = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => TopologyFile.Write(Small, path, context: canceled));
        Assert.ThrowsAny<OperationCanceledException>(() => TopologyFile.Write(Small, path, TopologyFormat.GraphMl, canceled));
        Assert.ThrowsAny<OperationCanceledException>(() => TopologyFile.Write(Small, path, TopologyFormat.Csv, canceled));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["net.json"], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_target_that_cannot_be_written_has_one_clear_error()
    {
        using var folder = new TempFolder();
        Assert.Equal(ErrorCodes.FileUnwritable, Code(Path.Combine(folder.Root, "none", "net.json")));
        Assert.Equal(ErrorCodes.PathIsDirectory, Code(folder.Root, TopologyFormat.Json));
        Assert.Equal(ErrorCodes.UnknownFormat, Code(Path.Combine(folder.Root, "net.bin")));
        Assert.Equal(ErrorCodes.UnknownFormat, Code(Path.Combine(folder.Root, "net")));
        string readOnly = folder.Write("fixed.json", "old");
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        Assert.Equal(ErrorCodes.FileUnwritable, Code(readOnly));
        Assert.Equal("old", File.ReadAllText(readOnly));
        File.SetAttributes(readOnly, FileAttributes.Normal);

        static string Code(string path, TopologyFormat? format = null) => Assert.ThrowsAny<NetOptException>(() => TopologyFile.Write(Small, path, format)).Code;
    }

    [Theory]
    [InlineData(TopologyFormat.GraphMl, "graphml", "<graphml")]
    [InlineData(TopologyFormat.Gml, "gml", "graph [")]
    [InlineData(TopologyFormat.Json, "json", "\"nodes\"")]
    [InlineData(TopologyFormat.Csv, "csv", "id,source,target")]
    [InlineData(TopologyFormat.Dot, "dot", "graph \"test\"")]
    public void The_operation_gives_the_text_and_what_it_cannot_carry(TopologyFormat format, string name, string contains)
    {
        NetworkTopology topology = Small.WithDemands(Graphs.Demands("a>c:5"));
        Operation operation = OperationCatalog.Get("topology.convert");
        object request = OperationJson.ReadRequest(operation, System.Text.Encoding.UTF8.GetBytes($$"""{"format":"{{name}}"}"""));
        Assert.Equal(format, ((ConvertRequest)request).Format);
        request = ((ITopologyRequest)request).WithTopology(topology);
        string json = System.Text.Json.JsonSerializer.Serialize(operation.Run(request, OperationContext.Default), OperationJson.ResultType(operation));
        var result = (ConvertResult)System.Text.Json.JsonSerializer.Deserialize(json, operation.ResultType)!;
        Assert.Contains($"\"format\": \"{name}\"", json);
        Assert.Contains(contains, result.Content);
        bool carries = format is TopologyFormat.Json or TopologyFormat.Gml;
        Assert.Equal(carries ? [] : ["DemandsNotCarried"], result.Notices.Select(n => n.Code));
        if (format == TopologyFormat.Dot) return;
        ImportedTopology back = TopologyFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(result.Content)), "test");
        RandomTopology.AssertSame(carries ? topology : Small, back.Topology);
    }

    [Fact]
    public void The_operation_without_a_network_says_so()
    {
        Assert.Equal(ErrorCodes.MissingTopology, Assert.Throws<NetOptException>(() => FormatsOperations.Convert.Run(new ConvertRequest(), OperationContext.Default)).Code);
    }
}
