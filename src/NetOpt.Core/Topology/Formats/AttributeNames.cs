using System.Collections.Frozen;

namespace NetOpt.Topology.Formats;

/// <summary>
/// The attribute names that files use for what a topology holds. Case, blanks, hyphens, underscores and dots do not count.
/// A rate or delay takes its unit from the end of the name (<c>capacity_mbps</c>, <c>delayMs</c>) where there is one.
/// </summary>
internal static class AttributeNames
{
    private const int MaxLength = 64;

    private static readonly FrozenDictionary<string, double> RateUnits = new Dictionary<string, double>
    {
        ["bps"] = 1,
        ["bitps"] = 1,
        ["bit/s"] = 1,
        ["kbps"] = 1e3,
        ["kbit/s"] = 1e3,
        ["mbps"] = 1e6,
        ["mbit/s"] = 1e6,
        ["gbps"] = 1e9,
        ["gbit/s"] = 1e9,
        ["tbps"] = 1e12,
        ["tbit/s"] = 1e12,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, double> DelayUnits = new Dictionary<string, double>
    {
        ["seconds"] = 1,
        ["sec"] = 1,
        ["s"] = 1,
        ["ms"] = 1e-3,
        ["milliseconds"] = 1e-3,
        ["us"] = 1e-6,
        ["µs"] = 1e-6,
        ["microseconds"] = 1e-6,
        ["ns"] = 1e-9,
        ["nanoseconds"] = 1e-9,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AttributeMeaning> LinkNames = Link().ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AttributeMeaning> NodeNames = new Dictionary<string, AttributeMeaning>
    {
        ["id"] = new(AttributeKind.Id),
        ["nodeid"] = new(AttributeKind.OwnId),
        ["name"] = new(AttributeKind.Name),
        ["label"] = new(AttributeKind.Name, Rank: 1),
        ["longitude"] = new(AttributeKind.X, Geographic: true),
        ["lon"] = new(AttributeKind.X, Rank: 1, Geographic: true),
        ["lng"] = new(AttributeKind.X, Rank: 2, Geographic: true),
        ["long"] = new(AttributeKind.X, Rank: 3, Geographic: true),
        ["x"] = new(AttributeKind.X, Rank: 4, Geographic: false),
        ["latitude"] = new(AttributeKind.Y, Geographic: true),
        ["lat"] = new(AttributeKind.Y, Rank: 1, Geographic: true),
        ["y"] = new(AttributeKind.Y, Rank: 4, Geographic: false),
        ["pos"] = new(AttributeKind.Position, Rank: 5),
        ["coordinates"] = new(AttributeKind.Position, Rank: 5),
        ["capabilities"] = new(AttributeKind.Capabilities),
        ["load"] = new(AttributeKind.Load),
        ["reliability"] = new(AttributeKind.Reliability),
        ["trust"] = new(AttributeKind.Trust),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AttributeMeaning> DemandNames = Demand().ToFrozenDictionary();

    /// <summary>The rank of a name that says little: a "weight" may be a cost, and may be anything else.</summary>
    internal const int VagueRank = 99;

    /// <summary>The meaning of an attribute of a link.</summary>
    public static AttributeMeaning OfLink(string name) => Find(LinkNames, name);

    /// <summary>The meaning of an attribute of a node.</summary>
    public static AttributeMeaning OfNode(string name) => Find(NodeNames, name);

    /// <summary>The meaning of an attribute of a demand.</summary>
    public static AttributeMeaning OfDemand(string name) => Find(DemandNames, name);

    /// <summary>bit/s in a unit of rate such as "Gbps", "MBITPERSEC" or "Mbit/s"; null where it is none.</summary>
    public static double? RateUnit(string name)
    {
        if (name.Length > MaxLength) return null;
        string key = Plain(name, stackalloc char[MaxLength]).ToString().Replace("bitspersec", "bps").Replace("bitpersec", "bps").Replace("bits/s", "bit/s").Replace("bpsond", "bps");
        if (RateUnits.TryGetValue(key, out double unit)) return unit;
        return key switch { "b" => 1, "k" => 1e3, "m" => 1e6, "g" => 1e9, "t" => 1e12, _ => null };
    }

    private static AttributeMeaning Find(FrozenDictionary<string, AttributeMeaning> names, string name) =>
        name.Length <= MaxLength && names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Plain(name, stackalloc char[MaxLength]), out AttributeMeaning meaning) ? meaning : default;

    private static ReadOnlySpan<char> Plain(string name, Span<char> plain)
    {
        int length = 0;
        foreach (char c in name)
        {
            if (c is not (' ' or '_' or '-' or '.' or '(' or ')' or '[' or ']')) plain[length++] = char.ToLowerInvariant(c);
        }
        return plain[..length];
    }

    private static Dictionary<string, AttributeMeaning> Link()
    {
        var names = new Dictionary<string, AttributeMeaning>
        {
            ["id"] = new(AttributeKind.Id),
            ["linkid"] = new(AttributeKind.Id, Rank: 1),
            ["edgeid"] = new(AttributeKind.Id, Rank: 1),
            ["name"] = new(AttributeKind.Name),
            ["label"] = new(AttributeKind.Name, Rank: 1),
            ["directed"] = new(AttributeKind.Directed),
            ["asymmetric"] = new(AttributeKind.Asymmetric),
            ["linkspeedraw"] = new(AttributeKind.Capacity, 1, Rank: 1),
            ["linkspeed"] = new(AttributeKind.SpeedNumber),
            ["linkspeedunits"] = new(AttributeKind.SpeedUnit),
        };
        AddEnds(names);
        AddValue(names, AttributeKind.Capacity, RateUnits, "capacity", "bandwidth", "cap", "bw", "speed", "rate");
        AddValue(names, AttributeKind.Latency, DelayUnits, "latency", "delay", "propagationdelay");
        AddValue(names, AttributeKind.Loss, null, "loss", "lossratio", "lossrate", "packetloss");
        AddValue(names, AttributeKind.Cost, null, "cost", "metric", "igpmetric", "ospfcost", "weight");
        AddValue(names, AttributeKind.Utilization, null, "utilization", "utilisation");
        names["weight"] = names["weight"] with { Rank = VagueRank };
        foreach ((string name, AttributeMeaning meaning) in names.ToArray())
        {
            if (meaning.Kind <= AttributeKind.Utilization) names["backward" + name] = meaning with { Backward = true };
        }
        return names;
    }

    private static Dictionary<string, AttributeMeaning> Demand()
    {
        var names = new Dictionary<string, AttributeMeaning>
        {
            ["id"] = new(AttributeKind.Id),
            ["name"] = new(AttributeKind.Id, Rank: 1),
            ["label"] = new(AttributeKind.Id, Rank: 2),
        };
        AddEnds(names);
        AddValue(names, AttributeKind.Rate, RateUnits, "rate", "demand", "demandvalue", "traffic", "volume", "value", "bandwidth", "bw");
        return names;
    }

    private static void AddEnds(Dictionary<string, AttributeMeaning> names)
    {
        string[][] ends = [["source", "target"], ["src", "dst"], ["src", "dest"], ["from", "to"], ["a", "b"], ["u", "v"], ["node1", "node2"], ["sourceid", "targetid"], ["origin", "destination"]];
        for (int rank = 0; rank < ends.Length; rank++)
        {
            names.TryAdd(ends[rank][0], new(AttributeKind.Source, Rank: rank));
            names.TryAdd(ends[rank][1], new(AttributeKind.Target, Rank: rank));
        }
    }

    // A name that ends in its unit ranks before the same name without one.
    private static void AddValue(Dictionary<string, AttributeMeaning> names, AttributeKind kind, FrozenDictionary<string, double>? units, params ReadOnlySpan<string> stems)
    {
        for (int i = 0; i < stems.Length; i++)
        {
            names[stems[i]] = new(kind, units is null ? 1 : null, Rank: 20 + i);
            if (units is null) continue;
            foreach ((string suffix, double unit) in units) names[stems[i] + suffix] = new(kind, unit, Rank: i == 0 && unit == 1 ? 0 : 2 + i);
        }
        if (units is null) names[stems[0]] = new(kind, 1);
        if (kind is AttributeKind.Loss) names["losspercent"] = names["losspct"] = new(kind, 0.01, Rank: 1);
    }
}
