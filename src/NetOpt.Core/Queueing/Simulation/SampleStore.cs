namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Waits and times in the system of customers in the order of their records, for percentiles: all of them up to a limit, beyond it every
/// second, every fourth and so on, at even distances. In single precision, 6·10⁻⁸ of the value. Space: at most 2 MiB.
/// </summary>
internal sealed class SampleStore
{
    private const int AtMost = 1 << 18;

    private float[] _wait = new float[1024], _sojourn = new float[1024];
    private long _seen;

    /// <summary>Every so manyth customer is kept.</summary>
    public long Stride { get; private set; } = 1;

    public int Count { get; private set; }

    public ReadOnlyMemory<float> Wait => _wait.AsMemory(0, Count);

    public ReadOnlyMemory<float> Sojourn => _sojourn.AsMemory(0, Count);

    public void Add(double wait, double sojourn)
    {
        if ((_seen++ & (Stride - 1)) != 0) return;
        if (Count == _wait.Length) Grow();
        _wait[Count] = (float)wait;
        _sojourn[Count++] = (float)sojourn;
    }

    private void Grow()
    {
        if (Count < AtMost)
        {
            Array.Resize(ref _wait, 2 * Count);
            Array.Resize(ref _sojourn, 2 * Count);
            return;
        }
        for (int i = 0; i < Count / 2; i++)
        {
            _wait[i] = _wait[2 * i];
            _sojourn[i] = _sojourn[2 * i];
        }
        Count /= 2;
        Stride *= 2;
    }
}
