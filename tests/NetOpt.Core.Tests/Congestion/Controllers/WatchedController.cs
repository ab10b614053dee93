using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Passes everything on to a controller and looks at what it does.</summary>
internal sealed class WatchedController : CongestionController
{
    private readonly CongestionController _inner;
    private readonly Action<long, CongestionController>? _seen;
    private long _timeouts;

    public WatchedController(ControllerSetup setup, CongestionController inner, Action<long, CongestionController>? seen = null)
        : base(setup)
    {
        _inner = inner;
        _seen = seen;
        Copy(-1);
    }

    public override bool OwnsRecovery => _inner.OwnsRecovery;

    public override bool NeedsEcn => _inner.NeedsEcn;

    /// <summary>The least window seen outside the time between a timeout and the end of its recovery.</summary>
    public long LeastWindow { get; private set; } = long.MaxValue;

    /// <summary>Times at which the window fell by more than 5 %, but for timeouts.</summary>
    public List<long> Decreases { get; } = [];

    /// <summary>Least round-trip time of the flow, ns.</summary>
    public long LeastRtt { get; private set; }

    /// <summary>The greatest window seen.</summary>
    public long GreatestWindow { get; private set; }

    /// <summary>The most bytes on the way.</summary>
    public long MostInFlight { get; private set; }

    public override void OnAck(in AckEvent ack)
    {
        LeastRtt = ack.LeastRtt;
        MostInFlight = Math.Max(MostInFlight, ack.PriorInFlight);
        _inner.OnAck(in ack);
        Copy(ack.Now);
    }

    public override void OnLoss(in CongestionEvent loss)
    {
        long before = Window;
        _inner.OnLoss(in loss);
        Assert.True(_inner.Window <= before, "a loss raised the window");
        Copy(loss.Now);
    }

    public override void OnMarks(in CongestionEvent marks)
    {
        long before = Window;
        _inner.OnMarks(in marks);
        Assert.True(_inner.Window <= before, "marks raised the window");
        Copy(marks.Now);
    }

    public override void OnTimeout(in CongestionEvent timeout)
    {
        _timeouts++;
        _inner.OnTimeout(in timeout);
        Copy(-1);
    }

    public override void OnRecoveryEnd(long now)
    {
        _timeouts = 0;
        _inner.OnRecoveryEnd(now);
        Copy(now);
    }

    public override void OnRestart(long now)
    {
        _inner.OnRestart(now);
        Copy(now);
    }

    private void Copy(long now)
    {
        if (now >= 0 && _inner.Window < 0.95 * Window) Decreases.Add(now);
        Window = _inner.Window;
        Threshold = _inner.Threshold;
        PacingRate = _inner.PacingRate;
        GreatestWindow = Math.Max(GreatestWindow, Window);
        if (_timeouts == 0) LeastWindow = Math.Min(LeastWindow, Window);
        if (now >= 0) _seen?.Invoke(now, _inner);
    }
}
