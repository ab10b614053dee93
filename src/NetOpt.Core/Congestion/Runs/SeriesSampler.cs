using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetOpt.Congestion.Transport;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;

namespace NetOpt.Congestion.Runs;

/// <summary>Records flows and queues at equal intervals. O(flows + queues) for a sample.</summary>
internal sealed class SeriesSampler : EventSource
{
    private readonly PacketNetwork _network;
    private readonly TcpFlow[] _flows;
    private readonly Link[] _links;
    private readonly long _interval;
    private readonly double _segmentBytes;
    private readonly double[] _time;
    private readonly double[][] _window, _inFlight, _goodput, _packets, _dropped, _marked;
    private readonly double?[][] _rtt, _pacing;
    private readonly long[] _bytesBefore, _droppedBefore, _markedBefore;
    private int _sample;

    /// <summary>Makes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="flows">The flows to record.</param>
    /// <param name="links">The links whose queues are recorded.</param>
    /// <param name="interval">Time between samples, ns.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="segmentBytes">Payload of a segment.</param>
    public SeriesSampler(PacketNetwork network, TcpFlow[] flows, Link[] links, long interval, int samples, int segmentBytes)
    {
        (_network, _flows, _links, _interval, _segmentBytes) = (network, flows, links, interval, segmentBytes);
        _time = new double[samples];
        _window = Columns<double>(flows.Length, samples);
        _inFlight = Columns<double>(flows.Length, samples);
        _goodput = Columns<double>(flows.Length, samples);
        _rtt = Columns<double?>(flows.Length, samples);
        _pacing = Columns<double?>(flows.Length, samples);
        _packets = Columns<double>(links.Length, samples);
        _dropped = Columns<double>(links.Length, samples);
        _marked = Columns<double>(links.Length, samples);
        _bytesBefore = new long[flows.Length];
        _droppedBefore = new long[links.Length];
        _markedBefore = new long[links.Length];
        network.SetTimer(network.Timers.AddSlot(this), interval);
    }

    /// <inheritdoc/>
    public override void OnEvent(int slot, long now)
    {
        int s = _sample++;
        if (_sample < _time.Length) _network.SetTimer(slot, now + _interval);
        else _network.Timers.Remove(slot);
        _time[s] = now / 1e9;
        for (int i = 0; i < _flows.Length; i++)
        {
            TcpSender sender = _flows[i].Sender;
            _window[i][s] = sender.Controller.Window / _segmentBytes;
            _inFlight[i][s] = sender.InFlight / _segmentBytes;
            _rtt[i][s] = sender.Rtt.Latest == 0 ? null : sender.Rtt.Latest / 1e9;
            _pacing[i][s] = sender.Controller.PacingRate == 0 ? null : sender.Controller.PacingRate * 8;
            long bytes = _flows[i].Receiver.Bytes;
            _goodput[i][s] = (bytes - _bytesBefore[i]) * 8e9 / _interval;
            _bytesBefore[i] = bytes;
        }
        for (int i = 0; i < _links.Length; i++)
        {
            LinkCounters c = _links[i].Counters;
            _packets[i][s] = _links[i].Waiting(now);
            long dropped = c.Overflowed + c.DroppedEarly + c.LostOnWire;
            _dropped[i][s] = dropped - _droppedBefore[i];
            _marked[i][s] = c.Marked - _markedBefore[i];
            _droppedBefore[i] = dropped;
            _markedBefore[i] = c.Marked;
        }
    }

    /// <summary>What was recorded.</summary>
    /// <param name="flows">The recorded flows, by place.</param>
    /// <param name="links">The recorded links, by place.</param>
    public CongestionSeries Series(IReadOnlyList<FlowRoute> flows, IReadOnlyList<LinkPlan> links) => new(_interval / 1e9, Column(_time),
        [.. _flows.Select((_, i) => new FlowSeries(flows[i].Name, flows[i].Algorithm, Column(_window[i]), Column(_inFlight[i]), Column(_rtt[i]), Column(_goodput[i]), Column(_pacing[i])))],
        [.. _links.Select((_, i) => new QueueSeries($"{links[i].From} > {links[i].To}", Column(_packets[i]), Column(_dropped[i]), Column(_marked[i])))]);

    private ImmutableArray<T> Column<T>(T[] values) => _sample == values.Length ? ImmutableCollectionsMarshal.AsImmutableArray(values) : [.. values.AsSpan(0, _sample)];

    private static T[][] Columns<T>(int count, int samples)
    {
        var columns = new T[count][];
        for (int i = 0; i < count; i++) columns[i] = new T[samples];
        return columns;
    }
}
