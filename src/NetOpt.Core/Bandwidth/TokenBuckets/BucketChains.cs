using System.Collections.Immutable;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Which buckets the packets of each flow pass, from the nearest to the top: a tree, flattened.</summary>
internal sealed class BucketChains
{
    private readonly int[] _offset;
    private readonly int[] _bucket;
    private readonly Dictionary<int, int>? _chainOfFlow;

    private BucketChains(TokenRate[] rate, long[] burst, int[] nodeOfBucket, int[] offset, int[] bucket, Dictionary<int, int>? chainOfFlow)
    {
        Rate = rate;
        Burst = burst;
        NodeOfBucket = nodeOfBucket;
        _offset = offset;
        _bucket = bucket;
        _chainOfFlow = chainOfFlow;
    }

    /// <summary>The rate of each bucket.</summary>
    public TokenRate[] Rate { get; }

    /// <summary>What each bucket holds, bytes.</summary>
    public long[] Burst { get; }

    /// <summary>The node that each bucket belongs to; several where a node has one for each of its flows.</summary>
    public int[] NodeOfBucket { get; }

    /// <summary>Whether 64 bits hold the credit of every bucket.</summary>
    public bool Fits => Rate.Zip(Burst, BucketCredit<long>.Fits).All(fits => fits);

    /// <summary>The buckets of a flow.</summary>
    public ReadOnlySpan<int> Of(int flow)
    {
        int chain = _chainOfFlow is null ? 0 : _chainOfFlow[flow];
        return _bucket.AsSpan(_offset[chain], _offset[chain + 1] - _offset[chain]);
    }

    /// <summary>The same buckets for every flow.</summary>
    public static BucketChains Same(params (TokenRate Rate, long Burst)[] buckets) => new(
        [.. buckets.Select(b => b.Rate)], [.. buckets.Select(b => b.Burst)], [.. Enumerable.Range(0, buckets.Length)],
        [0, buckets.Length], [.. Enumerable.Range(0, buckets.Length)], null);

    /// <summary>The chains of a tree. O(nodes · depth + flows).</summary>
    /// <param name="trace">Its flows must each belong to one node, or there must be a default.</param>
    /// <param name="nodes">The tree, in any order.</param>
    /// <exception cref="NetOptException">InvalidParameter: a name empty, repeated or unknown, a cycle, a flow in no node or in two, or a bad rate or burst.</exception>
    public static BucketChains OfTree(PacketTrace trace, ImmutableArray<TokenBucketNode> nodes)
    {
        if (nodes.IsDefaultOrEmpty) throw Invalid("The hierarchy has no bucket", "at least one");
        int largest = BucketCheck.Largest(trace);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int n = 0; n < nodes.Length; n++)
        {
            if (nodes[n] is null) throw Invalid($"Bucket {n} of the hierarchy is null", "a bucket");
            if (string.IsNullOrWhiteSpace(nodes[n].Name)) throw Invalid($"Bucket {n} of the hierarchy has no name", "a name for each");
            if (!index.TryAdd(nodes[n].Name, n)) throw Invalid($"Two buckets are named '{nodes[n].Name}'", "each name once");
        }
        var rates = new TokenRate[nodes.Length];
        int[] parent = new int[nodes.Length];
        var isParent = new bool[nodes.Length];
        for (int n = 0; n < nodes.Length; n++)
        {
            rates[n] = BucketCheck.Rate($"bucket '{nodes[n].Name}'", nodes[n].Rate, nodes[n].Burst, largest);
            parent[n] = -1;
            if (nodes[n].Parent is not { } above) continue;
            if (!index.TryGetValue(above, out parent[n])) throw Invalid($"Bucket '{nodes[n].Name}' is under '{above}', which there is not", "the name of a bucket of the hierarchy");
            isParent[parent[n]] = true;
        }
        for (int n = 0; n < nodes.Length; n++)
        {
            int steps = 0;
            for (int at = n; at >= 0; at = parent[at])
            {
                if (steps++ > nodes.Length) throw Invalid($"Bucket '{nodes[n].Name}' is under itself", "a tree");
            }
            if (nodes[n].PerFlow && isParent[n]) throw Invalid($"Bucket '{nodes[n].Name}' is one per flow and has buckets under it", "a bucket per flow at the bottom of the tree");
        }
        return Build(trace, nodes, rates, parent, NodeOfFlow(trace, nodes, isParent));
    }

    private static Dictionary<int, int> NodeOfFlow(PacketTrace trace, ImmutableArray<TokenBucketNode> nodes, bool[] isParent)
    {
        var node = new Dictionary<int, int>();
        int defaultNode = -1;
        for (int n = 0; n < nodes.Length; n++)
        {
            if (nodes[n].Flows is { IsDefaultOrEmpty: false } flows)
            {
                foreach (int flow in flows)
                {
                    if (flow < 0) throw Invalid($"Bucket '{nodes[n].Name}' names flow {flow}", "flow numbers of at least 0");
                    if (!node.TryAdd(flow, n)) throw Invalid($"Flow {flow} is in '{nodes[node[flow]].Name}' and in '{nodes[n].Name}'", "each flow in one bucket");
                }
                continue;
            }
            if (isParent[n]) continue;
            if (defaultNode >= 0) throw Invalid($"Neither '{nodes[defaultNode].Name}' nor '{nodes[n].Name}' names its flows", "flows for all buckets at the bottom of the tree but one");
            defaultNode = n;
        }
        // Only what the trace holds gets a chain.
        var used = new Dictionary<int, int>();
        ReadOnlySpan<int> all = trace.Flow is { } given ? given.AsSpan() : [0];
        foreach (int flow in all)
        {
            if (used.ContainsKey(flow)) continue;
            int n = node.GetValueOrDefault(flow, defaultNode);
            if (n < 0) throw Invalid($"Flow {trace.FlowName(flow)} is in no bucket", "a bucket for every flow, or one at the bottom of the tree that names no flows and takes the others");
            used.Add(flow, n);
        }
        return used;
    }

    private static BucketChains Build(PacketTrace trace, ImmutableArray<TokenBucketNode> nodes, TokenRate[] rates, int[] parent, Dictionary<int, int> nodeOfFlow)
    {
        var rate = new List<TokenRate>(rates);
        var burst = new List<long>(nodes.Select(n => n.Burst.Bytes));
        var owner = new List<int>(Enumerable.Range(0, nodes.Length));
        var offset = new List<int> { 0 };
        var bucket = new List<int>();
        var chainOfFlow = new Dictionary<int, int>();
        var chainOfNode = new Dictionary<int, int>();
        foreach ((int flow, int n) in nodeOfFlow)
        {
            if (!nodes[n].PerFlow && chainOfNode.TryGetValue(n, out int known))
            {
                chainOfFlow.Add(flow, known);
                continue;
            }
            int own = n;
            if (nodes[n].PerFlow)
            {
                own = rate.Count;
                rate.Add(rates[n]);
                burst.Add(nodes[n].Burst.Bytes);
                owner.Add(n);
            }
            bucket.Add(own);
            for (int above = parent[n]; above >= 0; above = parent[above]) bucket.Add(above);
            chainOfFlow.Add(flow, offset.Count - 1);
            if (!nodes[n].PerFlow) chainOfNode.Add(n, offset.Count - 1);
            offset.Add(bucket.Count);
        }
        return new BucketChains([.. rate], [.. burst], [.. owner], [.. offset], [.. bucket], chainOfFlow);
    }

    private static NetOptException Invalid(string problem, string expected) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, """[{"name": "link", "rate": "10Mbps", "burst": "64KiB"}, {"name": "voice", "parent": "link", "rate": "2Mbps", "burst": "16KiB", "flows": [0]}]""");
}
