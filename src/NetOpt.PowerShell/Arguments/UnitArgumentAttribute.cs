using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// Lets a parameter take a quantity with its unit ("10Gbps", "40ms", "64KiB"), or a bare number in the SI base unit; a list
/// is taken item by item, and empty text (an empty cell of a CSV file) is nothing.
/// PowerShell turns an unquoted argument such as 64KB into 65536 before a cmdlet sees it, but keeps what was typed: it is read
/// as typed here. In a list PowerShell keeps nothing, so quote there what ends in KB, MB, GB, TB or PB.
/// </summary>
public abstract class UnitArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return inputData is null ? null
                : Base(inputData) is IEnumerable and not string and not IDictionary ? List((IEnumerable)Base(inputData))
                : One(inputData);
        }
        catch (NetOptException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    /// <summary>The quantity in a text; null where the text says that there is none.</summary>
    /// <exception cref="NetOptException">InvalidUnit.</exception>
    protected abstract object? Parse(string text);

    /// <summary>The quantity that an object other than text or a number is; null where it is none.</summary>
    protected virtual object? FromObject(object value) => null;

    private object?[] List(IEnumerable items)
    {
        var list = new List<object?>();
        foreach (object? item in items) list.Add(item is null ? null : One(item));
        return [.. list];
    }

    private object? One(object input)
    {
        object value = Base(input);
        if (FromObject(value) is { } quantity) return quantity;
        if (value is string text) return string.IsNullOrWhiteSpace(text) ? null : Parse(text);
        if (value is not IFormattable number || !IsNumber(value)) throw NotAQuantity(value);
        string typed = input is PSObject ? input.ToString()! : "";
        bool hasUnit = typed.Length > 0 && char.IsAsciiLetter(typed[^1]) && !typed.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(typed.TrimStart('+', '-', '.')[0]);
        return Parse(hasUnit ? typed : number.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture));
    }

    private static object Base(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger;

    private static NetOptException NotAQuantity(object value) =>
        new(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"A value of type {value.GetType().Name} is no quantity", "a number, or text with a unit", value: value);
}
