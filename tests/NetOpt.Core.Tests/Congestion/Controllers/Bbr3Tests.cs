using NetOpt.Congestion.Controllers;
using NetOpt.Numerics;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class Bbr3Tests
{
    [Fact]
    public void It_goes_through_its_phases_with_the_gains_of_the_draft()
    {
        var phases = new List<(Bbr3Phase Phase, long Time)>();
        var gains = new Dictionary<Bbr3Phase, double>
        {
            [Bbr3Phase.Startup] = 4 * Math.Log(2),
            [Bbr3Phase.Drain] = 0.5,
            [Bbr3Phase.Down] = 0.9,
            [Bbr3Phase.Cruise] = 1,
            [Bbr3Phase.Refill] = 1,
            [Bbr3Phase.Up] = 1.25,
            [Bbr3Phase.ProbeRtt] = 1,
        };
        var dumbbell = new Dumbbell(20e6, 0.04, 200);
        dumbbell.Add(setup => new WatchedController(setup, new Bbr3(setup), (now, inner) =>
        {
            var bbr = (Bbr3)inner;
            Assert.Equal(gains[bbr.Phase], bbr.PacingGain, 1e-12);
            if (bbr.IsFull && bbr.Model.Rate > 0) Assert.Equal(gains[bbr.Phase] * 0.99 * bbr.Model.Rate, bbr.PacingRate, 1e-6 * bbr.PacingRate);
            if (phases.Count == 0 || phases[^1].Phase != bbr.Phase) phases.Add((bbr.Phase, now));
        }));
        dumbbell.Run(2, 30);

        // Drained already, Down passes within the first ACK.
        Assert.Equal([Bbr3Phase.Startup, Bbr3Phase.Drain, Bbr3Phase.Cruise, Bbr3Phase.Refill, Bbr3Phase.Up, Bbr3Phase.Down], phases.Take(6).Select(p => p.Phase));
        // Half the window for 200 ms, every 5 s but for the time that ProbeRTT itself takes.
        List<int> probes = [.. Enumerable.Range(0, phases.Count - 1).Where(i => phases[i].Phase == Bbr3Phase.ProbeRtt)];
        Assert.InRange(probes.Count, 4, 6);
        Assert.All(probes, i => Assert.InRange(phases[i + 1].Time - phases[i].Time, 200_000_000, 400_000_000));
        for (int i = 1; i < probes.Count; i++) Assert.InRange(phases[probes[i]].Time - phases[probes[i - 1]].Time, 5_000_000_000, 5_600_000_000);
        // From the beginning of one probe for bandwidth to the next: 2 to 3 s, and what the probe takes, where ProbeRTT does not come between.
        List<int> ups = [.. Enumerable.Range(0, phases.Count).Where(i => phases[i].Phase == Bbr3Phase.Up)];
        Assert.True(ups.Count >= 6);
        for (int i = 1; i < ups.Count; i++) Assert.InRange(phases[ups[i]].Time - phases[ups[i - 1]].Time, 2_000_000_000, 6_500_000_000);
    }

    [Fact]
    public void It_finds_rate_and_round_trip_time_and_keeps_the_queue_short()
    {
        var dumbbell = new Dumbbell(20e6, 0.04, 200);
        Bbr3? bbr = null;
        dumbbell.Add(setup => bbr = new Bbr3(setup));
        dumbbell.Run(5, 30);
        Assert.Equal(20e6 / 8 * Dumbbell.Segment / 1500, bbr!.Model.MostRate, 0.02 * 20e6 / 8);
        // 40 ms and the packet's own transmission.
        Assert.InRange(bbr.Model.LeastRtt, 40_000_000, 41_000_000);
        Assert.InRange(dumbbell.MeanQueue, 0, 0.3 * dumbbell.BdpPackets(0.04));
    }

    [Theory]
    [InlineData(0.002, 0.8, 1)]
    [InlineData(0.1, 0, 0.5)]
    public void Loss_far_below_two_percent_hardly_slows_it_down_and_far_above_does(double loss, double least, double most)
    {
        var dumbbell = new Dumbbell(50e6, 0.04, 200, loss: new LossProcess(new RandomStream(1, "loss"), loss));
        dumbbell.Add(setup => new Bbr3(setup));
        Assert.InRange(dumbbell.Run(5, 25).Goodput(0) / 50e6, least, most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Delayed_ACKs_do_not_hide_the_rate(int segmentsPerAck)
    {
        var dumbbell = new Dumbbell(20e6, 0.04, 200, segmentsPerAck: segmentsPerAck);
        dumbbell.Add(setup => new Bbr3(setup));
        Assert.InRange(dumbbell.Run(3, 20).Utilization, 0.93, 1);
    }
}
