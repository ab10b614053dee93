using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Management.Automation;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Buckets of a tree, each a hash table or an object (a line of a CSV file) with Name, Rate, Burst and, where they apply, Parent, Flow and PerFlow.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TokenBucketArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Example = "@{ Name = 'voice'; Parent = 'link'; Rate = '2Mbps'; Burst = '16KiB'; Flow = 0, 1 }";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value is IEnumerable and not IDictionary and not string
                ? ((IEnumerable)value).Cast<object>().Select(One).ToArray()
                : new[] { One(inputData) };
        }
        catch (NetOptException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    private static TokenBucketNode One(object item)
    {
        object value = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (value is TokenBucketNode node) return node;
        IEnumerable<(string Name, object? Value)> members = value is IDictionary table
            ? table.Cast<DictionaryEntry>().Select(e => (e.Key.ToString()!, (object?)e.Value))
            : value is PSCustomObject ? ((PSObject)item).Properties.Select(p => (p.Name, (object?)p.Value)) : throw Refuse($"A value of type {value?.GetType().Name ?? "null"} is no bucket");
        node = new TokenBucketNode();
        foreach ((string name, object? given) in members)
        {
            object? member = given is PSObject boxed ? boxed.BaseObject : given;
            string text = Convert.ToString(member, CultureInfo.InvariantCulture) ?? "";
            if (member is null || text.Length == 0) continue;
            node = name.ToUpperInvariant() switch
            {
                "NAME" => node with { Name = text },
                "PARENT" => node with { Parent = text },
                "RATE" => node with { Rate = member is BitRate rate ? rate : BitRate.Parse(text) },
                "BURST" => node with { Burst = member is DataSize size ? size : DataSize.Parse(text) },
                "FLOW" or "FLOWS" => node with { Flows = Flows(member) },
                "PERFLOW" => node with { PerFlow = LanguagePrimitives.TryConvertTo(member, out bool each) && text is not ("False" or "false" or "0") && each },
                _ => throw Refuse($"A bucket has no '{name}'"),
            };
        }
        return node;
    }

    private static ImmutableArray<int> Flows(object given)
    {
        IEnumerable<object> items = given is IEnumerable list and not string ? list.Cast<object>() : Convert.ToString(given, CultureInfo.InvariantCulture)!.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        return [.. items.Select(i => int.TryParse(Convert.ToString(i, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out int flow) ? flow : throw Refuse($"'{i}' is no flow number"))];
    }

    private static NetOptException Refuse(string problem) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, "Name, Rate, Burst and, where they apply, Parent, Flow (numbers) and PerFlow", Example);
}
