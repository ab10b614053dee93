using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

public class ExactTimeTests
{
    [Fact]
    public void Times_that_are_no_whole_nanoseconds_add_up_without_drift()
    {
        // 3 bit/s: a byte takes 8/3 s; a million of them 8/3 million seconds to the nanosecond.
        var rate = new LinkRate(3);
        LinkTime now = default;
        for (int i = 0; i < 1_000_000; i++) now = rate.After(now, 1);
        Assert.Equal(2_666_666_666_666_667, rate.Round(now));
        for (int i = 0; i < 500_000; i++) now = rate.After(now, 1);
        Assert.Equal(new LinkTime(4_000_000_000_000_000, 0), now);
    }

    [Theory]
    [InlineData(1e6, 125, 1_000_000)]
    [InlineData(0.5, 1, 16_000_000_000)]
    [InlineData(33.333333333, 1, 240_000_000)]
    [InlineData(1e15, 1_250_000, 10)]
    [InlineData(1e-6, 1, 8_000_000_000_000_000)]
    [InlineData(123456.789, 2_000_000_000, 129_600_003_000_000)]
    public void A_packet_takes_its_bits_over_the_capacity(double capacity, int bytes, long nanoseconds)
    {
        var rate = new LinkRate(capacity);
        double expected = 8e9 * bytes / capacity;
        Assert.Equal(expected, rate.Round(rate.After(default, bytes)), 0.51 + 1e-9 * expected);
        Assert.Equal(nanoseconds, rate.Round(rate.After(default, bytes)), nanoseconds * 1e-4 + 0.5);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2.5)]
    [InlineData(10e6 / 3)]
    [InlineData(1e9 + 0.25)]
    [InlineData(400e9)]
    public void WFQ_does_not_depend_on_whether_the_capacity_is_whole(double capacity)
    {
        PacketTrace trace = Links.Random(9, 4, 500, capacity, 0.9, 40, 1500);
        GpsService gps = Links.Gps(trace, capacity, [1, 2, 3, 4]);
        LinkService wfq = Links.Run(trace, capacity, (p, r) => new WfqDiscipline(p, r, [1, 2, 3, 4]));
        for (int i = 0; i < trace.Count; i++) Assert.True(wfq.FinishNanoseconds[i] <= gps.FinishNanoseconds[i] + 8e9 * 1500 / capacity * (1 + 1e-9) + 1.5);
    }

    [Fact]
    public void Ratios_of_weights_are_kept_as_whole_numbers()
    {
        Assert.Equal([10, 1], new TagScale([.5, .05], 1000).Weight);
        Assert.Equal([1, 1, 2], new TagScale([1, 1, 2], 1000).Weight);
        Assert.Equal([1, 3], new TagScale([1 / 3.0, 1], 1000).Weight.Select(w => w / 89478485));
        Assert.True(new TagScale([1, 2, 3, 7], 1_000_000).IsExact);
        Assert.False(new TagScale([.. Enumerable.Range(1, 1000).Select(i => (double)i)], 1_000_000).IsExact);
        Assert.Equal([1_000_000, 1], new TagScale([1e6, 1], 1000).Weight);
    }

    [Fact]
    public void Divisions_of_a_tag_leave_nothing_behind()
    {
        // Weights without a common multiple that fits: the carried remainders keep the sum exact.
        double[] weights = [.. Enumerable.Range(1, 200).Select(i => (double)i)];
        var scale = new TagScale(weights, 1L << 40);
        long tag = 0;
        for (int i = 0; i < 10_000; i++) tag += scale.Increment(196, 8 * 1500);
        Assert.Equal((Int128)scale.Unit * 8 * 1500 * 10_000, (Int128)tag * 197 + scale.Carry(196));
    }
}
