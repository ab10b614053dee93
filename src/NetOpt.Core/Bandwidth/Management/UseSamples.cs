namespace NetOpt.Bandwidth.Management;

/// <summary>The latest measured rates of a flow, as many as a decision takes.</summary>
internal sealed class UseSamples
{
    private double[] _latest = [];
    private int _next;

    /// <summary>How many there are, up to the number that is kept.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the flow used nearly all that it had when it was measured last.</summary>
    public bool Pressed { get; private set; }

    /// <summary>The largest of them.</summary>
    public double Largest
    {
        get
        {
            double largest = 0;
            for (int i = 0; i < Count; i++) largest = Math.Max(largest, _latest[i]);
            return largest;
        }
    }

    /// <summary>Adds one, and forgets the oldest beyond <paramref name="kept"/>.</summary>
    public void Add(double rate, bool pressed, int kept)
    {
        if (_latest.Length == 0) _latest = new double[kept];
        _latest[_next] = rate;
        _next = (_next + 1) % kept;
        Count = Math.Min(Count + 1, kept);
        Pressed = pressed;
    }
}
