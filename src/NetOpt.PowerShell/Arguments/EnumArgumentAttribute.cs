using System.Collections;
using System.Management.Automation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Names out of a fixed list, read by <see cref="EnumNames"/>: a wrong one is answered with the nearest, and a number is no name.</summary>
/// <typeparam name="T">The list.</typeparam>
/// <param name="what">What the names name, such as "congestion algorithm".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumArgumentAttribute<T>(string what) : ArgumentTransformationAttribute
    where T : struct, Enum
{
    /// <summary>What the names name.</summary>
    public string What { get; } = what;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            object? value = Base(inputData);
            return value is null ? null : value is IEnumerable items and not string ? items.Cast<object?>().Select(i => One(Base(i))).ToArray() : One(value);
        }
        catch (NetOptException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    private T One(object? value) => value is T known ? known : EnumNames.Parse<T>(What, value?.ToString() ?? "");

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
