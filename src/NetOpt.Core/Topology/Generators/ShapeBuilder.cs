using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Topology.Generators;

/// <summary>Collects the nodes and links of a shape under the size limits, with cancellation and progress.</summary>
internal sealed class ShapeBuilder
{
    /// <summary>The most nodes that are generated.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>The most links that are generated.</summary>
    public const int MaxLinks = 4_000_000;

    private const int CheckEvery = 1024;

    private readonly TopologyBuilder _builder;
    private readonly LinkDirection _link;
    private readonly LinkDirection _bottleneck;
    private readonly OperationContext _context;
    private double _expectedLinks = 1;

    public ShapeBuilder(GenerateTopologyRequest request, OperationContext context)
    {
        _builder = new TopologyBuilder(request.Kind.ToString());
        _link = new LinkDirection(request.CapacityBps, request.LatencySeconds);
        _bottleneck = new LinkDirection(request.BottleneckCapacityBps ?? request.CapacityBps, request.BottleneckLatencySeconds ?? request.LatencySeconds);
        _context = context;
    }

    /// <summary>Refuses a shape that is too large before anything is built.</summary>
    /// <param name="nodes">How many nodes it has.</param>
    /// <param name="links">How many links it has, or is expected to have.</param>
    public void Expect(double nodes, double links)
    {
        if (nodes > MaxNodes) throw TooLarge(nodes, MaxNodes, "nodes");
        if (links > MaxLinks) throw TooLarge(links, MaxLinks, "links");
        _expectedLinks = Math.Max(1, links);
    }

    /// <summary>Adds a node; its id is its name.</summary>
    public int AddNode(string id, double? x = null, double? y = null, ImmutableArray<string>? capabilities = null)
    {
        if (_builder.NodeCount % CheckEvery == 0) _context.ThrowIfCanceled();
        return _builder.AddNode(new NetworkNode(id, id) { X = x, Y = y, Capabilities = capabilities ?? [] });
    }

    /// <summary>Adds nodes n0, n1, ... without places.</summary>
    public void AddNodes(int count)
    {
        for (int i = 0; i < count; i++) AddNode(NodeId(i));
    }

    /// <summary>Adds nodes n0, n1, ... clockwise on a circle of radius 1, the first at the top.</summary>
    public void AddCircle(int count)
    {
        for (int i = 0; i < count; i++) AddOnCircle(NodeId(i), i, count);
    }

    /// <summary>Adds one node of a circle of <paramref name="count"/>.</summary>
    public int AddOnCircle(string id, int place, int count, ImmutableArray<string>? capabilities = null)
    {
        (double x, double y) = Math.SinCos(2 * Math.PI * place / count);
        return AddNode(id, x, y, capabilities);
    }

    /// <summary>The id of the i-th node of a shape whose nodes are all alike.</summary>
    public static string NodeId(int i) => "n" + i.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a duplex link.</summary>
    public void AddLink(int source, int target) => Add(source, target, _link);

    /// <summary>Adds a duplex link with the bottleneck's properties.</summary>
    public void AddBottleneck(int source, int target) => Add(source, target, _bottleneck);

    /// <summary>Ends a run that was canceled; for loops that add no link for long.</summary>
    public void ThrowIfCanceled() => _context.ThrowIfCanceled();

    /// <summary>Builds the network.</summary>
    public NetworkTopology Build(string name)
    {
        _builder.Name = name;
        return _builder.Build();
    }

    private void Add(int source, int target, LinkDirection direction)
    {
        int count = _builder.LinkCount;
        if (count >= MaxLinks) throw TooLarge(count + 1.0, MaxLinks, "links");
        if (count % CheckEvery == 0)
        {
            _context.ThrowIfCanceled();
            if (count % (CheckEvery * 64) == 0) _context.Report("Generating", Math.Min(1, count / _expectedLinks));
        }
        _builder.AddLink(_builder.Node(source).Id + "--" + _builder.Node(target).Id, source, target, direction);
    }

    private static NetOptException TooLarge(double count, int limit, string what) => new(
        ErrorCodes.TooLarge, ErrorKind.LimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The network would have {count:0} {what}"),
        string.Create(CultureInfo.InvariantCulture, $"at most {limit:#,0}"), value: count);
}
