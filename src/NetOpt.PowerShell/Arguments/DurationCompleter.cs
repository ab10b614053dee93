namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes times.</summary>
public sealed class DurationCompleter : UnitCompleter
{
    private protected override (string Unit, string Tip)[] Units =>
        [("ms", "milliseconds"), ("us", "microseconds"), ("s", "seconds"), ("ns", "nanoseconds"), ("min", "minutes"), ("h", "hours")];

    private protected override string[] Usual => ["1ms", "5ms", "20ms", "100ms", "1s", "1min"];
}
