namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes buffers.</summary>
public sealed class BufferSizeCompleter : UnitCompleter
{
    private protected override (string Unit, string Tip)[] Units =>
        [("bdp", "bandwidth-delay products"), ("p", "packets"), ("ms", "milliseconds at the link's rate"), ("KiB", "1,024 bytes"), ("MiB", "2^20 bytes"), ("kB", "1,000 bytes")];

    private protected override string[] Usual => ["1bdp", "0.5bdp", "2bdp", "100p", "64KiB", "30ms"];
}
