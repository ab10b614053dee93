namespace NetOpt.Congestion.Controllers;

/// <summary>
/// Data Center TCP: cuts the window in proportion to the fraction of bytes that carried a mark, so that a shallow queue stays shallow and the link full.
/// α = (1 − g)α + gF once per window of data, with F the marked fraction of the bytes delivered in it; window × (1 − α/2) once per window with marks. Growth and loss as NewReno.
/// Parameters: g = 1/16, α = 1 at first. O(1) per ACK.
/// Source: RFC 8257 sections 3.3 to 3.5. Deviation: the receiver's log tells exactly which bytes were marked, where the RFC reconstructs it from the echo bit.
/// </summary>
/// <param name="setup">What it knows from the start.</param>
internal sealed class Dctcp(ControllerSetup setup) : NewReno(setup)
{
    private const double Gain = 1.0 / 16;
    private long _acked, _marked;

    /// <inheritdoc/>
    public override bool NeedsEcn => true;

    /// <summary>The moving average of the marked fraction, 0..1.</summary>
    public double Alpha { get; private set; } = 1;

    /// <inheritdoc/>
    public override void OnAck(in AckEvent ack)
    {
        if (ack.BeginsRound && _acked > 0)
        {
            Alpha += Gain * ((double)_marked / _acked - Alpha);
            _acked = _marked = 0;
        }
        _acked += ack.Acked;
        // A segment that arrives twice with marks is delivered once.
        _marked += Math.Min(ack.Marked, ack.Acked);
        base.OnAck(in ack);
    }

    /// <inheritdoc/>
    public override void OnMarks(in CongestionEvent marks) => Reduce((long)(Window * (1 - Alpha / 2)));
}
