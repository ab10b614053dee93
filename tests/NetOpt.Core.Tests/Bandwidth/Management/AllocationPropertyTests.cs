using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.Management;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Bandwidth.Management;

public class AllocationPropertyTests
{
    private static AllocateResult Allocate(NetworkTopology? topology, double? capacity, IReadOnlyList<BandwidthRequest> flows) =>
        AllocateOperation.Run(new AllocateRequest(topology, capacity, flows), OperationContext.Default);

    private static void ForSeeds(int count, Action<Random> check)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count);
        Check.One(config, Prop.ForAll<int>(seed => check(new Random(seed))));
    }

    [Fact]
    public void Capacities_guarantees_and_demands_hold_and_no_order_matters() => ForSeeds(400, random =>
    {
        bool network = random.Next(2) == 0;
        NetworkTopology? topology = network ? ManagedCase.Network(random) : null;
        double? capacity = network ? null : random.Next(1, 200);
        BandwidthRequest[] flows = ManagedCase.Flows(random, random.Next(1, 15), network, most: 20);
        AllocateResult result = Allocate(topology, capacity, flows);
        ManagedCase.Holds(result, topology);
        Assert.Equal(flows.Length, result.Allocations.Length + result.Refusals.Length);
        random.Shuffle(flows);
        AllocateResult again = Allocate(topology, capacity, flows);
        Assert.Equal([.. result.Allocations], again.Allocations.ToArray());
        Assert.Equal([.. result.Refusals], again.Refusals.ToArray());
        Assert.Equal([.. result.Links], again.Links.ToArray());
    });

    [Fact]
    public void What_a_refusal_names_fits_and_one_bit_more_does_not() => ForSeeds(300, random =>
    {
        var manager = new BandwidthManager(ManagedCase.Network(random));
        for (int i = 0; i < 20; i++)
        {
            BandwidthRequest request = ManagedCase.Flow(random, "f" + random.Next(12), network: true, most: 40);
            if (manager.TryRequest(request) is not { } refusal) continue;
            Assert.True(refusal.LargestGuaranteeBps < request.Guarantee);
            Assert.NotNull(manager.TryRequest(request with { Guarantee = refusal.LargestGuaranteeBps + 1, Demand = null }));
            Assert.Null(manager.TryRequest(request with { Guarantee = refusal.LargestGuaranteeBps, Demand = null }));
        }
    });

    [Fact]
    public void One_link_is_shared_as_exact_fractions_say() => ForSeeds(500, random =>
    {
        BandwidthRequest[] flows = [.. ManagedCase.Flows(random, random.Next(1, 12), network: false, most: 1).Select(f => f with { Guarantee = 0 })];
        long capacity = random.NextInt64(1, random.Next(2) == 0 ? 100 : 9_000_000_000_000_000);
        flows = [.. flows.Select(f => f with { Demand = f.Demand is null ? null : random.NextInt64(0, capacity) })];
        AllocateResult result = Allocate(null, capacity, flows);
        Assert.Equal(ExactRates(capacity, [.. result.Allocations.Select(a => flows.Single(f => f.Flow == a.Flow))]), result.Allocations.Select(a => a.RateBps));
    });

    [Fact]
    public void Rates_on_a_network_are_the_max_min_fair_ones_rounded_down_and_bits_that_were_left_over() => ForSeeds(300, random =>
    {
        NetworkTopology topology = ManagedCase.Network(random);
        BandwidthRequest[] flows = [.. ManagedCase.Flows(random, random.Next(1, 12), network: true, most: 20).Select(f => f with { Guarantee = 0 })];
        AllocateResult result = Allocate(topology, null, flows);
        ManagedCase.Holds(result, topology);
        FlowPaths paths = HopShortestPaths.Find(topology, [.. flows.Select(f => topology.NodeIndex(f.Source!))], [.. flows.Select(f => topology.NodeIndex(f.Target!))], OperationContext.Default);
        double[] share = MaxMinFairness.Fill(paths, topology.Arcs.CapacityBps, [.. flows.Select(f => 1.0 + (int)f.Priority)], [.. flows.Select(f => f.Demand ?? double.PositiveInfinity)], OperationContext.Default).Rate;
        double more = 0;
        for (int f = 0; f < flows.Length; f++)
        {
            long rate = result.Allocations.Single(a => a.Flow == flows[f].Flow).RateBps;
            Assert.True(rate >= Math.Floor(share[f] + 1e-6), $"{flows[f].Flow} has {rate} of {share[f]}");
            more += rate - share[f];
        }
        Assert.True(more < result.Links.Length * flows.Length);
    });

    [Fact]
    public async Task Sixteen_threads_of_requests_releases_and_rebalances_keep_the_invariants()
    {
        NetworkTopology topology = ManagedCase.Network(new Random(5));
        foreach (NetworkTopology? network in new[] { topology, null })
        {
            BandwidthManager manager = network is null ? new(97) : new(network);
            Task[] threads = [.. Enumerable.Range(0, 16).Select(t => Task.Factory.StartNew(() => Work(manager, new Random(t), network), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            await Task.WhenAll(threads);
            ManagedCase.Holds(manager.Allocate(), network);

            // What is left is what a manager has that never saw the rest.
            AllocateResult left = manager.Allocate();
            foreach (BandwidthAllocation a in left.Allocations) manager.Release(a.Flow);
            Assert.Equal(0, manager.FlowCount);
            Assert.All(manager.Links, l => Assert.Equal((0L, 0L), (l.GuaranteedBps, l.AllocatedBps)));
        }
    }

    private static void Work(BandwidthManager manager, Random random, NetworkTopology? network)
    {
        for (int i = 0; i < 300; i++)
        {
            string id = "f" + random.Next(40);
            switch (random.Next(6))
            {
                case 0 or 1:
                    manager.TryRequest(ManagedCase.Flow(random, id, network is not null, most: 15));
                    break;
                case 2:
                    Tolerate(() => manager.Release(id));
                    break;
                case 3:
                    Tolerate(() => manager.RecordUse(id, random.Next(20)));
                    break;
                case 4:
                    ManagedCase.Holds(manager.Rebalance(), network);
                    break;
                default:
                    ManagedCase.Holds(manager.Allocate(), network);
                    break;
            }
        }
    }

    private static void Tolerate(Action action)
    {
        try
        {
            action();
        }
        catch (NetOptException error) when (error.Code == ErrorCodes.UnknownFlow)
        {
        }
    }

    // Repeated rounds in fractions: whoever wants no more than weight · rest / weights is done, until nobody is.
    private static long[] ExactRates(long capacity, BandwidthRequest[] flows)
    {
        BigInteger rest = capacity;
        var open = Enumerable.Range(0, flows.Length).ToList();
        var rate = new BigInteger[flows.Length];
        while (true)
        {
            BigInteger weights = open.Aggregate(BigInteger.Zero, (sum, i) => sum + (int)flows[i].Priority + 1);
            int[] done = [.. open.Where(i => flows[i].Demand is { } d && (BigInteger)d * weights <= ((int)flows[i].Priority + 1) * rest)];
            if (done.Length == 0)
            {
                foreach (int i in open) rate[i] = ((int)flows[i].Priority + 1) * rest / weights;
                break;
            }
            foreach (int i in done)
            {
                rate[i] = (BigInteger)flows[i].Demand!.Value;
                rest -= rate[i];
                open.Remove(i);
            }
        }
        BigInteger bits = open.Count == 0 ? 0 : rest - open.Aggregate(BigInteger.Zero, (sum, i) => sum + rate[i]);
        foreach (int i in open.Order())
        {
            if (bits == 0) break;
            if (flows[i].Demand is { } d && rate[i] >= (BigInteger)d) continue;
            rate[i]++;
            bits--;
        }
        return [.. rate.Select(r => (long)r)];
    }
}
