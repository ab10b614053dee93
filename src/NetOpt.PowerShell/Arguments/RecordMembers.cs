using System.Collections;
using System.Globalization;
using System.Management.Automation;
using NetOpt.Simulation;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>The members of a hash table or an object, each read as the parameter of the same name would read it. Empty text is nothing; names are told apart without case.</summary>
internal sealed class RecordMembers
{
    private static readonly BitRateArgumentAttribute Rates = new();
    private static readonly SecondsArgumentAttribute Times = new();
    private static readonly DataSizeArgumentAttribute Sizes = new();
    private static readonly BufferSizeArgumentAttribute Buffers = new();

    private readonly Dictionary<string, object> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _known = [];
    private readonly string _what, _example;

    /// <summary>Takes the members.</summary>
    /// <param name="what">What has them, with its article.</param>
    /// <param name="example">How one writes such a thing.</param>
    /// <param name="members">Names and values.</param>
    public RecordMembers(string what, string example, IEnumerable<(string Name, object? Value)> members)
    {
        (_what, _example) = (what, example);
        foreach ((string name, object? value) in members)
        {
            if ((value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) is { } given && given is not "") _given[name] = given;
        }
    }

    /// <summary>Anything; null where it is not given.</summary>
    /// <param name="name">The member, and what else it may be called.</param>
    public object? Any(params ReadOnlySpan<string> name)
    {
        _known.Add(name[0]);
        object? found = null;
        foreach (string each in name)
        {
            if (!_given.Remove(each, out object? value)) continue;
            found = found is null ? value : throw Refuse($"{Sentence(_what)} has '{name[0]}' twice");
        }
        return found;
    }

    /// <summary>A text.</summary>
    public string? Text(string name) => Any(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A list of texts; one text is a list of one.</summary>
    public IReadOnlyList<string>? Texts(string name) =>
        Any(name) is not { } value ? null
        : value is IEnumerable items and not string ? [.. items.Cast<object>().Select(i => Convert.ToString(i is PSObject wrapped ? wrapped.BaseObject : i, CultureInfo.InvariantCulture)!)]
        : [Convert.ToString(value, CultureInfo.InvariantCulture)!];

    /// <summary>A rate in bit/s.</summary>
    public double? Rate(string name) => Read(name, Any(name), Rates) is BitRate rate ? rate.BitsPerSecond : null;

    /// <summary>A time in seconds.</summary>
    public double? Seconds(string name) => Read(name, Any(name), Times) as double?;

    /// <summary>A size in bytes.</summary>
    public long? Bytes(params ReadOnlySpan<string> name) => Read(name[0], Any(name), Sizes) is DataSize size ? size.Bytes : null;

    /// <summary>A buffer.</summary>
    public BufferSize? Buffer(string name) => Read(name, Any(name), Buffers) as BufferSize?;

    /// <summary>A number.</summary>
    public double? Number(string name) => Any(name) is not { } value ? null
        : (value is string text ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) : value is not (bool or char or DateTime) && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out number)) && double.IsFinite(number)
            ? number : throw Refuse($"{name} of {_what} is '{value}'", "a number");

    /// <summary>A whole number.</summary>
    public int? Count(string name) => Number(name) is not { } number ? null
        : number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Refuse($"{name} of {_what} is {number.ToString(CultureInfo.InvariantCulture)}", "a whole number");

    /// <summary>Yes or no: $true, a switch, or the words and digits that a CSV file has for it.</summary>
    public bool? Flag(string name) => Any(name) switch
    {
        null => null,
        bool flag => flag,
        SwitchParameter flag => flag.IsPresent,
        object value => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => true,
            "FALSE" or "0" or "NO" => false,
            _ => throw Refuse($"{name} of {_what} is '{value}'", "$true or $false"),
        },
    };

    /// <summary>A name out of a list.</summary>
    /// <param name="name">The member.</param>
    /// <param name="what">What the list names.</param>
    public T? Name<T>(string name, string what)
        where T : struct, Enum => Any(name) is not { } value ? null : value is T known ? known : EnumNames.Parse<T>(what, Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>An object of a type.</summary>
    /// <param name="name">The member.</param>
    /// <param name="from">Where such an object comes from, for the error.</param>
    public T? Object<T>(string name, string from)
        where T : class => Any(name) is not { } value ? null : value as T ?? throw Refuse($"{name} of {_what} is of type {value.GetType().Name}", from);

    /// <summary>Refuses what nobody asked for.</summary>
    /// <exception cref="NetOptException">InvalidParameter, with the nearest name.</exception>
    public void End()
    {
        if (_given.Count == 0) return;
        string name = _given.Keys.Order(StringComparer.OrdinalIgnoreCase).First();
        throw Refuse($"{Sentence(_what)} has no '{name}'", NearestName.Find(name, _known) is { } near ? $"perhaps {near}" : string.Join(", ", _known), name);
    }

    /// <summary>The error for a member that must be given.</summary>
    public NetOptException Missing(string name) => Refuse($"{Sentence(_what)} lacks {name}");

    /// <summary>An error about these members.</summary>
    public NetOptException Refuse(string problem, string? expected = null, object? value = null) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, _example, value);

    private object? Read(string name, object? value, UnitArgumentAttribute unit)
    {
        try
        {
            return value is null ? null : unit.Transform(null!, value);
        }
        catch (ArgumentTransformationMetadataException error)
        {
            throw new NetOptException(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"{name} of {_what}: {error.Message.TrimEnd('.')}", value: value, inner: error);
        }
    }

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
