using System.Globalization;
using System.Management.Automation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// A plain number that may come as text from a file: empty text is nothing (PowerShell would make it 0), and text must be a
/// number with a decimal point (PowerShell would read "5,5" as 55).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text) return inputData;
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number;
        throw new ArgumentTransformationMetadataException($"'{text}' is no number. Expected: a number with a decimal point. Example: 0.001");
    }
}
