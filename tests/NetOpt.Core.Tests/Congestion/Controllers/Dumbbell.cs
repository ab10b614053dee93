using NetOpt.Congestion.Controllers;
using NetOpt.Congestion.Transport;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>Flows over one bottleneck; ACKs come back over a link that never has a queue.</summary>
internal sealed class Dumbbell
{
    public const int Segment = 1460, Header = 40;
    private const double Nanoseconds = 1e9;

    private readonly PacketNetwork _network = new();
    private readonly TransportSettings _settings;
    private readonly double _bitsPerSecond;
    private readonly int _data, _acks;
    private readonly List<long> _before = [];
    private long _from;

    public Dumbbell(double bitsPerSecond, double rttSeconds, int bufferPackets, ArrivalPolicy? policy = null, LossProcess? loss = null, bool isPaced = false, int segmentsPerAck = 1)
    {
        _bitsPerSecond = bitsPerSecond;
        _settings = new TransportSettings(Segment, Header, segmentsPerAck, 200_000_000, 1L << 30, isPaced);
        long half = (long)(rttSeconds * Nanoseconds / 2);
        Bottleneck = new FifoLink(_network, new ConstantClock(bitsPerSecond), half, loss, bufferPackets, long.MaxValue, policy);
        var back = new FifoLink(_network, new ConstantClock(1e13), half, null, int.MaxValue, long.MaxValue, null);
        _data = _network.AddRoute([Bottleneck.Index]);
        _acks = _network.AddRoute([back.Index]);
    }

    public FifoLink Bottleneck { get; }

    public List<TcpFlow> Flows { get; } = [];

    public static ControllerSetup Setup(int flow = 0) => new(Segment, Segment + Header, 10 * Segment, new RandomStream(7, $"flow {flow}"));

    public TcpFlow Add(Func<ControllerSetup, CongestionController> create, double startSeconds = 0, double sourceBps = 0, long totalBytes = 0, bool ecn = false)
    {
        CongestionController controller = create(Setup(Flows.Count));
        var plan = new FlowPlan(controller, _data, _acks, (long)(startSeconds * Nanoseconds), long.MaxValue, totalBytes, sourceBps / 8, ecn || controller.NeedsEcn);
        var flow = new TcpFlow(_network, plan, _settings);
        Flows.Add(flow);
        return flow;
    }

    /// <summary>Runs to an end, and measures from a time on.</summary>
    public Dumbbell Run(double fromSeconds, double toSeconds)
    {
        _from = (long)(fromSeconds * Nanoseconds);
        long to = (long)(toSeconds * Nanoseconds);
        Bottleneck.Counters.Measure(_from, to);
        _network.Run(_from, long.MaxValue, OperationContext.Default, null);
        foreach (TcpFlow flow in Flows) _before.Add(flow.Receiver.Bytes);
        _network.Run(to, long.MaxValue, OperationContext.Default, null);
        return this;
    }

    /// <summary>Payload of a flow since the time from which is measured, bit/s.</summary>
    public double Goodput(int flow) => (Flows[flow].Receiver.Bytes - _before[flow]) * 8 * Nanoseconds / (_network.Now - _from);

    /// <summary>How much of the bottleneck is used, 0..1.</summary>
    public double Utilization => Bottleneck.Counters.BusyNanoseconds / (double)(_network.Now - _from);

    /// <summary>Mean number of waiting packets.</summary>
    public double MeanQueue => Bottleneck.Counters.WaitedNanoseconds / (_network.Now - _from);

    /// <summary>Fairness index of Jain over the flows.</summary>
    public double Jain
    {
        get
        {
            double sum = 0, squares = 0;
            for (int i = 0; i < Flows.Count; i++)
            {
                sum += Goodput(i);
                squares += Goodput(i) * Goodput(i);
            }
            return sum * sum / (Flows.Count * squares);
        }
    }

    /// <summary>Bandwidth-delay product, packets.</summary>
    public double BdpPackets(double rttSeconds) => _bitsPerSecond * rttSeconds / 8 / (Segment + Header);
}
