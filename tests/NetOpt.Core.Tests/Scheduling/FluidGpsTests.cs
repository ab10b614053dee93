using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

public class FluidGpsTests
{
    [Fact]
    public void It_ends_every_packet_when_exact_fractions_say()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new RandomStream(seed, "gps");
            int flows = 1 + random.NextInt32(5), capacity = 1 + random.NextInt32(3_000_000);
            PacketTrace trace = Links.Random(seed, flows, 40, capacity, 0.5 + random.NextDouble(), 1, 7, 40, 1500);
            double[] weights = Links.RandomWeights(seed, flows, 9);
            var exact = new ExactGps(trace, capacity, [.. weights.Select(w => (int)w)]);
            GpsService gps = Links.Gps(trace, capacity, weights);
            for (int i = 0; i < trace.Count; i++)
                Assert.Equal(exact.Finish[i].Value, gps.FinishNanoseconds[i], 0.51 + 1e-12 * exact.Finish[i].Value);
        }
    }

    [Fact]
    public void Virtual_time_at_arrivals_and_tags_are_those_of_exact_fractions()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new RandomStream(seed, "virtual time");
            int flows = 1 + random.NextInt32(6), capacity = 1 + random.NextInt32(3_000_000);
            PacketTrace trace = Links.Random(seed, flows, 40, capacity, 0.6 + random.NextDouble(), 1, 40, 1500);
            double[] weights = Links.RandomWeights(seed, flows, 12);
            var exact = new ExactGps(trace, capacity, [.. weights.Select(w => (int)w)]);
            var packets = new PacketColumns(trace);
            var discipline = new Recorder(packets, new LinkRate(capacity), weights);
            PacketLink.Run(packets, new LinkRate(capacity), discipline, OperationContext.Default);
            for (int i = 0; i < trace.Count; i++)
            {
                Assert.Equal(exact.Arrival[i].Value, discipline.Arrival[i], 1e-6);
                Assert.Equal(exact.Tag[i].Value, discipline.Tag[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Alone_a_flow_gets_the_whole_link_whatever_its_weight()
    {
        PacketTrace trace = Links.Trace((0, 0, 100), (0, 0, 50), (1000, 0, 1));
        Assert.Equal([100_000_000_000, 150_000_000_000, 1_001_000_000_000], Links.Gps(trace, Links.UnitRate, [0.001]).FinishNanoseconds);
    }

    [Fact]
    public void Shares_are_by_weight_while_all_are_backlogged()
    {
        // 1 and 3 of 4: the second flow ends its 30 at 40 s, when the first has 10 of its 20.
        PacketTrace trace = Links.Trace((0, 0, 20), (0, 1, 30));
        Assert.Equal([50, 40], Links.Seconds(Links.Gps(trace, Links.UnitRate, [1, 3]).FinishNanoseconds));
    }

    // Virtual time as the disciplines see it, in bits per weight since the busy period began.
    private sealed class Recorder(PacketColumns packets, LinkRate rate, double[] weights) : PacketDiscipline
    {
        private readonly TagScale _scale = new(weights, packets.TotalBits);
        private readonly FifoDiscipline _fifo = new(packets);
        private GpsVirtualTime? _gps;
        private double _unit;
        private long _begin;
        private double _last;

        public double[] Arrival { get; } = new double[packets.Count];

        public double[] Tag { get; } = new double[packets.Count];

        public override void BeginBusyPeriod(long nanoseconds)
        {
            _gps ??= new GpsVirtualTime(_scale, rate);
            // Tags are of the reduced weights.
            _unit = _scale.Unit * (weights[0] / _scale.Weight[0]);
            _gps.BeginBusyPeriod(nanoseconds);
            _begin = _gps.Value;
            _last = 0;
        }

        public override void Enqueue(int packet)
        {
            Arrival[packet] = (_gps!.Advance(new LinkTime(packets.Time[packet], 0)) - _begin) / _unit;
            Tag[packet] = (_gps.Arrive(packets.Queue[packet], 8L * packets.Size[packet]) - _begin) / _unit;
            Assert.True(Arrival[packet] >= _last, "virtual time went back");
            _last = Arrival[packet];
        }

        public override QueuedPacket Dequeue(LinkTime now) => _fifo.Dequeue(now);
    }
}
