using NetOpt.Simulation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>A buffer: "100p" (packets), "64KiB", "30ms", "1bdp", or a bare number of bytes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BufferSizeArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) => BufferSize.Parse(text);

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value as BufferSize?;
}
