using NetOpt.Bandwidth;
using NetOpt.Congestion.Transport;
using NetOpt.Simulation;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// Jain's index of the flows' goodput over windows of equal length, each over the flows that were running during the whole of it. O(flows) for a window.
/// </summary>
internal sealed class FairnessWindows : EventSource
{
    private const int Needed = 5;
    private const double Fair = 0.95;

    private readonly PacketNetwork _network;
    private readonly TcpFlow[] _flows;
    private readonly long[] _start, _stop, _before;
    private readonly double[] _goodput;
    private readonly long _length, _warmUp, _lastStart;
    private int _fairWindows;
    private double _sum;
    private int _windows;

    /// <summary>Makes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="start">When each begins, ns.</param>
    /// <param name="stop">When each stops, ns.</param>
    /// <param name="length">Length of a window, ns.</param>
    /// <param name="warmUp">Windows that begin before this do not count for the mean, ns.</param>
    public FairnessWindows(PacketNetwork network, TcpFlow[] flows, long[] start, long[] stop, long length, long warmUp)
    {
        (_network, _flows, _start, _stop, _length, _warmUp) = (network, flows, start, stop, length, warmUp);
        _before = new long[flows.Length];
        _goodput = new double[flows.Length];
        _lastStart = start.Max();
        network.SetTimer(network.Timers.AddSlot(this), length);
    }

    /// <summary>Mean index of the windows after the warm-up; null where there is none.</summary>
    public double? Mean => _windows == 0 ? null : _sum / _windows;

    /// <summary>Time from the last start to the beginning of the first of five fair windows in a row, ns; null where there are none.</summary>
    public long? Converged { get; private set; }

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        _network.SetTimer(slot, now + _length);
        long from = now - _length;
        int running = 0;
        for (int i = 0; i < _flows.Length; i++)
        {
            long bytes = _flows[i].Receiver.Bytes, completed = _flows[i].Receiver.CompletedTime;
            if (_start[i] <= from && _stop[i] >= now && completed == 0) _goodput[running++] = bytes - _before[i];
            _before[i] = bytes;
        }
        if (running < 2) return;
        double jain = JainIndex.Of(_goodput.AsSpan(0, running)) ?? 1;
        if (from >= _warmUp)
        {
            _sum += jain;
            _windows++;
        }
        if (from < _lastStart || Converged is not null) return;
        _fairWindows = jain >= Fair ? _fairWindows + 1 : 0;
        if (_fairWindows == Needed) Converged = now - Needed * _length - _lastStart;
    }
}
