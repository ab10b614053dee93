using System.Collections.Immutable;
using System.Text;
using NetOpt.Operations;

namespace NetOpt.Topology.Formats;

/// <summary>The operations on topology formats.</summary>
public static class FormatsOperations
{
    /// <summary><c>topology.convert</c>: a network as GraphML, GML, JSON, CSV or DOT text.</summary>
    public static Operation<ConvertRequest, ConvertResult> Convert { get; } = new(
        "topology.convert", "The network as text in another format: graphml, gml, json, csv or dot.",
        FormatsJsonContext.Default.ConvertRequest, FormatsJsonContext.Default.ConvertResult, RunConvert);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Convert];

    private static ConvertResult RunConvert(ConvertRequest request, OperationContext context)
    {
        if (request.Topology is null)
            throw new NetOptException(ErrorCodes.MissingTopology, ErrorKind.InvalidArgument, "The request has no topology", "a network");
        context.ThrowIfCanceled();
        using var content = new MemoryStream();
        ImmutableArray<ImportNotice> notices = TopologyFile.Write(request.Topology, content, request.Format, context);
        return new ConvertResult(request.Format, Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length), notices);
    }
}
