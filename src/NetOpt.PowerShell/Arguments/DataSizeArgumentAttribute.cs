using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>An amount of data: "64KiB", "1500B", or a bare number of bytes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DataSizeArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) => DataSize.Parse(text);

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value as DataSize?;
}
