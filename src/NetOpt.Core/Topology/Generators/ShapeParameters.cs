using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetOpt.Topology.Generators;

/// <summary>
/// Hands the parameters of a request to the shape that takes them: each is checked for its range when taken, and at the
/// end those that were given and not taken are an error, so that nothing is ignored in silence.
/// </summary>
internal sealed class ShapeParameters
{
    private readonly TopologyKind _kind;
    private readonly Dictionary<string, double> _given;
    private readonly StringBuilder _taken;

    public ShapeParameters(GenerateTopologyRequest request)
    {
        _kind = request.Kind;
        _given = new(StringComparer.Ordinal);
        Give(nameof(request.Nodes), request.Nodes);
        Give(nameof(request.Rows), request.Rows);
        Give(nameof(request.Columns), request.Columns);
        Give(nameof(request.FanOut), request.FanOut);
        Give(nameof(request.Depth), request.Depth);
        Give(nameof(request.K), request.K);
        Give(nameof(request.Spines), request.Spines);
        Give(nameof(request.Leaves), request.Leaves);
        Give(nameof(request.HostsPerLeaf), request.HostsPerLeaf);
        Give(nameof(request.Pairs), request.Pairs);
        Give(nameof(request.Hops), request.Hops);
        Give(nameof(request.Probability), request.Probability);
        Give(nameof(request.Links), request.Links);
        Give(nameof(request.Attachment), request.Attachment);
        Give(nameof(request.Alpha), request.Alpha);
        Give(nameof(request.Beta), request.Beta);
        Give(nameof(request.Neighbors), request.Neighbors);
        Give(nameof(request.Rewiring), request.Rewiring);
        Give(nameof(request.Radius), request.Radius);
        Give(nameof(request.BottleneckCapacityBps), request.BottleneckCapacityBps);
        Give(nameof(request.BottleneckLatencySeconds), request.BottleneckLatencySeconds);
        KindName = Camel(_kind.ToString());
        _taken = new StringBuilder(KindName);
    }

    /// <summary>The shape as JSON spells it.</summary>
    public string KindName { get; }

    /// <summary>The shape with the parameters taken so far, such as "barabasiAlbert nodes=5000 attachment=5".</summary>
    public string Description => _taken.ToString();

    /// <summary>Whether an optional parameter was given.</summary>
    public bool Has(string name) => _given.ContainsKey(name);

    /// <summary>A whole number that the shape needs.</summary>
    public int Int(string name, int min, int max = int.MaxValue) => (int)Take(name, min, max, whole: true);

    /// <summary>A real number that the shape needs.</summary>
    public double Real(string name, double min, double max) => Take(name, min, max, whole: false);

    /// <summary>Marks an optional parameter as one that the shape takes.</summary>
    public void Allow(string name) => _given.Remove(name);

    /// <summary>An error about a parameter of this shape.</summary>
    public NetOptException Invalid(string name, object? value, string expected) => new(
        ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
        value is null ? $"The shape {KindName} needs '{Camel(name)}'" : string.Create(CultureInfo.InvariantCulture, $"'{Camel(name)}' of the shape {KindName} is {value}"),
        expected, value: value);

    /// <summary>Ends the taking.</summary>
    /// <exception cref="NetOptException">InvalidParameter: a parameter was given that the shape does not take.</exception>
    public void CheckAllTaken()
    {
        foreach ((string name, double value) in _given)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"The shape {KindName} takes no '{Camel(name)}'", $"only the parameters of {KindName}", value: value);
        }
    }

    private double Take(string name, double min, double max, bool whole)
    {
        string range = max is int.MaxValue or double.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"a {(whole ? "whole " : "")}number of at least {min}")
            : string.Create(CultureInfo.InvariantCulture, $"a {(whole ? "whole " : "")}number from {min} to {max}");
        if (!_given.Remove(name, out double value)) throw Invalid(name, null, range);
        if (!(value >= min && value <= max)) throw Invalid(name, value, range);
        _taken.Append(CultureInfo.InvariantCulture, $" {Camel(name)}={value}");
        return value;
    }

    private void Give(string name, double? value)
    {
        if (value is { } v) _given.Add(name, v);
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
