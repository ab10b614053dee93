using System.Globalization;
using NetOpt.Bandwidth;
using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Congestion.Runs;

/// <summary>One run of a scenario: builds the network, lets it run, and reads the figures. Every random stream is named after its purpose, its owner and the replication.</summary>
internal sealed class Replication
{
    /// <summary>Most values that the time series of flows may have, in each of their columns.</summary>
    private const int MostValues = 250_000;
    private const int MostQueues = 16;
    private const double NanosecondsPerSecond = 1e9;
    private const int BackgroundPacketBytes = 1500;

    private readonly CongestionRunRequest _request;
    private readonly CongestionScenario _scenario;
    private readonly OperationContext _context;
    private readonly int _number;
    private readonly PacketNetwork _network = new();
    private readonly TcpFlow[] _flows;
    private readonly long[] _start, _stop;
    private readonly long _warmUp, _end;

    /// <summary>Builds it.</summary>
    public Replication(CongestionRunRequest request, CongestionScenario scenario, int number, OperationContext context)
    {
        (_request, _scenario, _number, _context) = (request, scenario, number, context);
        _end = Nanoseconds(request.DurationSeconds);
        _warmUp = Nanoseconds(request.WarmUpSeconds ?? request.DurationSeconds / 4);
        foreach (LinkPlan plan in scenario.Links) Make(plan).Counters.Measure(_warmUp, _end);
        _flows = new TcpFlow[scenario.Flows.Length];
        _start = new long[_flows.Length];
        _stop = new long[_flows.Length];
        var settings = new TransportSettings(request.SegmentBytes, request.HeaderBytes, request.SegmentsPerAck, Nanoseconds(request.MinTimeoutSeconds), request.MaxWindowBytes ?? 1L << 30, request.Pacing);
        RandomStream starts = Stream("start", 0);
        long spread = Nanoseconds(request.StartSpreadSeconds ?? (request.StartSeconds is { Count: > 0 } ? 0 : Math.Min(0.1, request.DurationSeconds / 10)));
        for (int i = 0; i < _flows.Length; i++)
        {
            FlowRoute flow = scenario.Flows[i];
            double draw = starts.NextDouble();
            _start[i] = Nanoseconds(flow.StartSeconds) + (flow.IsStartExact ? 0 : (long)(draw * spread));
            _stop[i] = flow.Settings.StopSeconds is { } stop ? Nanoseconds(stop) : long.MaxValue;
            CongestionController controller = ControllerFactory.Create(flow.Algorithm,
                new ControllerSetup(request.SegmentBytes, request.SegmentBytes + request.HeaderBytes, (long)request.InitialWindowSegments * request.SegmentBytes, Stream("flow", i)), request.AdaptivePreset);
            _flows[i] = new TcpFlow(_network, new FlowPlan(controller, _network.AddRoute(flow.Data), _network.AddRoute(flow.Ack), _start[i], _stop[i],
                flow.Settings.Bytes ?? request.Bytes ?? 0, (flow.Settings.SourceRateBps ?? request.SourceRateBps ?? 0) / 8, controller.NeedsEcn || (flow.Settings.Ecn ?? request.Ecn)), settings);
            _flows[i].Sender.Statistics.MeasureFrom(_warmUp);
        }
        for (int b = 0; b < scenario.Background.Length; b++)
            _ = new BackgroundSource(_network, Trace(scenario.Background[b].Traffic, b), _network.AddRoute(scenario.Background[b].Arcs));
    }

    /// <summary>How many flows and queues the time series can hold, and the places of the queues.</summary>
    public static (int Flows, int[] Queues, long Interval, int Samples) Recorded(CongestionRunRequest request, CongestionScenario scenario)
    {
        long end = Nanoseconds(request.DurationSeconds), interval = Math.Max(1, Nanoseconds(request.SampleSeconds ?? request.DurationSeconds / 1000));
        int samples = (int)(end / interval);
        // The links that most flows share, for their rate.
        var share = new double[scenario.Links.Length];
        foreach (FlowRoute flow in scenario.Flows)
        {
            foreach (int l in flow.Data) share[l] += 1 / scenario.Links[l].CapacityBps;
        }
        int[] queues = [.. Enumerable.Range(0, share.Length).Where(l => share[l] > 0 && (scenario.Links[l].BufferBytes != long.MaxValue || scenario.Links[l].BufferPackets != int.MaxValue))
            .OrderByDescending(l => share[l]).ThenBy(l => l).Take(MostQueues)];
        return (Math.Min(scenario.Flows.Length, Math.Max(1, MostValues / Math.Max(1, samples))), queues, interval, samples);
    }

    /// <summary>Runs it.</summary>
    /// <param name="progress">Told each percent.</param>
    /// <exception cref="NetOptException">TooLarge: the events, or the packets on the way, are more than allowed.</exception>
    public RunOutcome Run(Action progress)
    {
        var mark = new WarmUpMark(_network, _flows, _warmUp);
        double longest = 0;
        var baseRtt = new double[_flows.Length];
        for (int i = 0; i < _flows.Length; i++) longest = Math.Max(longest, baseRtt[i] = BaseRtt(_scenario.Flows[i]));
        var windows = _flows.Length > 1 ? new FairnessWindows(_network, _flows, _start, _stop, Math.Max((long)NanosecondsPerSecond, (long)(10 * longest * NanosecondsPerSecond)), _warmUp) : null;
        SeriesSampler? sampler = null;
        int[] queues = [];
        if (_number == 0)
        {
            (int flows, queues, long interval, int samples) = Recorded(_request, _scenario);
            if (samples > 0) sampler = new SeriesSampler(_network, _flows[..flows], [.. queues.Select(l => _network.Links[l])], interval, samples, _request.SegmentBytes);
        }
        long percent = 0;
        bool finished = _network.Run(_end, _request.MaxEvents, _context, now =>
        {
            for (; percent < 100 && now >= _end / 100.0 * (percent + 1); percent++) progress();
        });
        if (!finished)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded,
                string.Create(CultureInfo.InvariantCulture, $"The run came to {_network.Now / NanosecondsPerSecond:0.###} s of {_request.DurationSeconds:0.###} s with {_request.MaxEvents:N0} events"),
                "a shorter duration, fewer flows, slower links, or a higher maxEvents", """{"maxEvents": 100000000000}""", _request.MaxEvents);
        }
        // The last event may come before the end.
        for (; percent < 100; percent++) progress();
        CongestionFlowResult[] results = [.. _flows.Select((_, i) => Flow(i, mark.FlowBytes[i], baseRtt[i]))];
        double? jain = results.Length > 1 ? JainIndex.Of([.. results.Select(f => f.GoodputBps)]) : null;
        CongestionSeries? series = sampler?.Series(_scenario.Flows, [.. queues.Select(l => _scenario.Links[l])]);
        return new RunOutcome([.. results], [.. _scenario.Links.Select((_, l) => Queue(l, mark))], jain, windows?.Mean, windows?.Converged / NanosecondsPerSecond,
            _network.PacketHops, _network.EventCount, series);
    }

    private static long Nanoseconds(double seconds) => (long)Math.Round(seconds * NanosecondsPerSecond);

    private RandomStream Stream(string purpose, int index) =>
        new(_context.Seed, FormattableString.Invariant($"congestion.run {purpose} {index}") + (_number == 0 ? "" : FormattableString.Invariant($" replication {_number + 1}")));

    private Link Make(LinkPlan plan)
    {
        int index = _network.Links.Length, packet = _request.SegmentBytes + _request.HeaderBytes;
        LinkClock clock = plan.CapacityTrace is { } trace ? new OpportunityClock(trace)
            : plan.ShaperBurstBytes is { } bucket ? new ShaperClock(plan.CapacityBps, bucket, plan.CapacityBps * DumbbellScenario.AccessFactor)
            : new ConstantClock(plan.CapacityBps);
        LossProcess? loss = plan.BurstLoss is { } burst
            ? new LossProcess(Stream("loss", index), burst.GoodLoss, burst.BadLoss, 1 / burst.MeanGoodPackets, 1 / burst.MeanBadPackets)
            : plan.LossRatio > 0 ? new LossProcess(Stream("loss", index), plan.LossRatio) : null;
        ServiceQueue? queue = QueueFactory.ServiceQueue(plan.Queue, packet, () => Stream("hash", index));
        return queue is null
            ? new FifoLink(_network, clock, plan.PropagationNanoseconds, loss, plan.BufferPackets, plan.BufferBytes,
                QueueFactory.ArrivalPolicy(plan.Queue, plan.MarkThreshold, packet, plan.CapacityBps, () => Stream("queue", index)))
            : new QueueLink(_network, clock, plan.PropagationNanoseconds, loss, plan.BufferPackets, plan.BufferBytes, queue);
    }

    private PacketTrace Trace(BackgroundTraffic background, int index)
    {
        if (background.Trace is { } trace) return trace;
        TrafficSource source = background.Traffic ?? new PoissonSource(RateBps: background.RateBps!.Value, PacketBytes: BackgroundPacketBytes);
        ulong seed = Stream("background", index).NextUInt64();
        return TrafficGenerator.Run(new GenerateTrafficRequest([source], _request.DurationSeconds), new OperationContext { Seed = seed, Cancellation = _context.Cancellation }).Trace;
    }

    private double BaseRtt(FlowRoute flow)
    {
        double data = flow.Data.Sum(l => _scenario.Links[l].PropagationNanoseconds / NanosecondsPerSecond + (_request.SegmentBytes + _request.HeaderBytes) * 8 / _scenario.Links[l].CapacityBps);
        return data + flow.Ack.Sum(l => _scenario.Links[l].PropagationNanoseconds / NanosecondsPerSecond + _request.HeaderBytes * 8 / _scenario.Links[l].CapacityBps);
    }

    private CongestionFlowResult Flow(int i, long bytesBefore, double baseRtt)
    {
        FlowRoute flow = _scenario.Flows[i];
        TcpSender sender = _flows[i].Sender;
        TcpReceiver receiver = _flows[i].Receiver;
        SenderStatistics s = sender.Statistics;
        return new CongestionFlowResult(flow.Name, flow.Algorithm, flow.Source, flow.Target, flow.Data.Length, baseRtt, _start[i] / NanosecondsPerSecond,
            receiver.CompletedTime == 0 ? null : (receiver.CompletedTime - _start[i]) / NanosecondsPerSecond,
            (receiver.Bytes - bytesBefore) * 8 * NanosecondsPerSecond / (_end - _warmUp),
            s.MeanRtt(_end) / NanosecondsPerSecond, s.LeastRtt == 0 ? null : s.LeastRtt / NanosecondsPerSecond, s.LeastRtt == 0 ? null : s.GreatestRtt / NanosecondsPerSecond,
            s.MeanWindow(_end) / _request.SegmentBytes, receiver.Bytes, s.SentSegments, s.Retransmissions, s.LossEpisodes, s.MarkEpisodes,
            receiver.Bytes == 0 ? 0 : Math.Min(1, s.MarkedBytes / (double)receiver.Bytes), s.Timeouts, s.Probes);
    }

    private CongestionQueueResult Queue(int l, WarmUpMark mark)
    {
        LinkPlan plan = _scenario.Links[l];
        LinkCounters c = _network.Links[l].Counters;
        (long arrivedBefore, long overflowedBefore, long earlyBefore, long wireBefore, long markedBefore) = mark.Links[l];
        double window = _end - _warmUp;
        long arrived = c.Arrived - arrivedBefore, overflowed = c.Overflowed - overflowedBefore, early = c.DroppedEarly - earlyBefore, wire = c.LostOnWire - wireBefore;
        return new CongestionQueueResult(plan.Id, plan.From, plan.To, plan.CapacityBps, plan.Queue.Discipline,
            plan.BufferBytes == long.MaxValue ? null : plan.BufferBytes, plan.BufferPackets == int.MaxValue ? null : plan.BufferPackets,
            plan.CapacityTrace is null ? c.BusyNanoseconds / window : Math.Min(1, c.WindowBytes * 8 * NanosecondsPerSecond / window / plan.CapacityBps),
            c.WaitedNanoseconds / window, c.MostWaiting, c.Delays.Mean / NanosecondsPerSecond, c.Delays.Percentile(0.5) / NanosecondsPerSecond,
            c.Delays.Percentile(0.95) / NanosecondsPerSecond, c.Delays.Percentile(0.99) / NanosecondsPerSecond, c.Delays.Count == 0 ? null : c.Delays.Greatest / NanosecondsPerSecond,
            arrived, overflowed, early, wire, c.Marked - markedBefore, arrived == 0 ? null : (overflowed + early + wire) / (double)arrived);
    }
}
