namespace NetOpt.Congestion.Controllers;

/// <summary>
/// Decides how much a sender may have on the way, and how fast it may send. The sender finds out what was delivered, lost and marked, when to
/// retransmit, and how to come down to a smaller window during recovery (PRR, RFC 9937); a controller only answers. One object belongs to one flow.
/// Windows are in bytes, times in ns.
/// </summary>
internal abstract class CongestionController
{
    /// <summary>Makes it.</summary>
    /// <param name="setup">What it knows from the start.</param>
    protected CongestionController(ControllerSetup setup)
    {
        SegmentBytes = setup.SegmentBytes;
        Window = setup.InitialWindow;
    }

    /// <summary>Bytes that may be on the way, never below the floor of the algorithm.</summary>
    public long Window { get; protected set; }

    /// <summary>The window at which slow start ends; the largest number while there is none.</summary>
    public long Threshold { get; protected set; } = long.MaxValue;

    /// <summary>The rate at which segments leave, in bytes of payload per second; 0 for as soon as the window allows.</summary>
    public double PacingRate { get; protected set; }

    /// <summary>Whether it sets the window during recovery itself, in place of PRR.</summary>
    public virtual bool OwnsRecovery => false;

    /// <summary>Whether the algorithm cannot work without marks (DCTCP).</summary>
    public virtual bool NeedsEcn => false;

    /// <summary>Payload of a full segment, bytes.</summary>
    protected int SegmentBytes { get; }

    /// <summary>Whether the window is below the threshold.</summary>
    protected bool InSlowStart => Window < Threshold;

    /// <summary>An ACK said something new.</summary>
    public abstract void OnAck(in AckEvent ack);

    /// <summary>A loss was found, the first since the last recovery ended (at most once per round trip). Sets <see cref="Window"/> and <see cref="Threshold"/>.</summary>
    public abstract void OnLoss(in CongestionEvent loss);

    /// <summary>Marks were echoed, the first since the last answer to loss or marks was complete (at most once per round trip).</summary>
    public abstract void OnMarks(in CongestionEvent marks);

    /// <summary>The retransmission timer expired.</summary>
    public abstract void OnTimeout(in CongestionEvent timeout);

    /// <summary>All that was on the way when the loss was found has been acknowledged.</summary>
    public virtual void OnRecoveryEnd(long now)
    {
    }

    /// <summary>The sender had nothing on the way for longer than its retransmission timeout and is about to send again (RFC 5681 section 4.1).</summary>
    public virtual void OnRestart(long now)
    {
    }
}
