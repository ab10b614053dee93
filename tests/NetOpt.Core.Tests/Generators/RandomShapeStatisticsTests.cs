using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Generators;

/// <summary>The random shapes against what is known of them. Bounds are four standard errors, or as stated; seeds are fixed.</summary>
public class RandomShapeStatisticsTests
{
    [Fact]
    public void Erdos_Renyi_has_the_mean_and_variance_of_a_binomial_number_of_links_and_any_pair_is_as_likely()
    {
        const int N = 40, Runs = 600;
        const double P = .15;
        double pairs = N * (N - 1) / 2.0;
        var counts = new double[Runs];
        var ofNode = new double[N];
        for (int run = 0; run < Runs; run++)
        {
            NetworkTopology graph = Generate(new() { Kind = TopologyKind.ErdosRenyi, Nodes = N, Probability = P, Seed = (ulong)run });
            counts[run] = graph.Links.Length;
            CountDegrees(graph, ofNode);
        }
        double deviation = Math.Sqrt(pairs * P * (1 - P));
        Assert.InRange((counts.Average() - pairs * P) / (deviation / Math.Sqrt(Runs)), -4, 4);
        double mean = counts.Average();
        Assert.InRange(counts.Sum(c => (c - mean) * (c - mean)) / (Runs - 1) / (deviation * deviation), .8, 1.2);
        double nodeDeviation = Math.Sqrt(Runs * (N - 1) * P * (1 - P));
        Assert.All(ofNode, d => Assert.InRange((d - Runs * (N - 1) * P) / nodeDeviation, -4.5, 4.5));
    }

    [Fact]
    public void Erdos_Renyi_with_a_given_number_of_links_draws_pairs_evenly_whether_few_or_most_are_joined()
    {
        foreach (int links in (int[])[60, 180])
        {
            const int N = 20, Runs = 1500;
            var ofPair = new double[N, N];
            for (int run = 0; run < Runs; run++)
            {
                foreach (NetworkLink link in Generate(new() { Kind = TopologyKind.ErdosRenyi, Nodes = N, Links = links, Seed = (ulong)run }).Links)
                    ofPair[Math.Min(link.Source, link.Target), Math.Max(link.Source, link.Target)]++;
            }
            double p = links / 190.0, chiSquare = 0;
            for (int u = 0; u < N; u++)
            {
                for (int v = u + 1; v < N; v++) chiSquare += Math.Pow(ofPair[u, v] - Runs * p, 2) / (Runs * p * (1 - p));
            }
            // About chi-square with 189 degrees of freedom: mean 190, standard deviation 19.4.
            Assert.InRange(chiSquare, 190 - 4 * 19.4, 190 + 4 * 19.4);
        }
    }

    [Fact]
    public void Barabasi_Albert_has_least_degree_m_a_tail_of_exponent_two_and_old_nodes_that_grow_with_the_root_of_time()
    {
        const int N = 20_000, M = 3;
        NetworkTopology graph = Generate(new() { Kind = TopologyKind.BarabasiAlbert, Nodes = N, Attachment = M, Seed = 7 });
        Assert.Equal(M * (N - M), graph.Links.Length);
        var degree = new double[N];
        CountDegrees(graph, degree);
        Assert.True(degree.Skip(M + 1).Min() == M);
        // Exact law of the limit: P(degree >= d) = m(m+1) / (d(d+1)).
        foreach (int d in (int[])[M, 5, 10, 20, 40])
        {
            double expected = M * (M + 1.0) / (d * (d + 1.0));
            double error = Math.Sqrt(expected * (1 - expected) / N);
            Assert.InRange(degree.Count(x => x >= d) / (double)N, expected - 4 * error - .002, expected + 4 * error + .002);
        }
        Assert.True(degree[..10].Average() > 20 * degree[(N / 2)..].Average());
    }

    [Fact]
    public void Waxman_joins_pairs_with_the_probability_of_their_distance()
    {
        const double Alpha = .2, Beta = .6;
        const int Bins = 10;
        var pairs = new double[Bins];
        var joined = new double[Bins];
        var expected = new double[Bins];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            NetworkTopology graph = Generate(new() { Kind = TopologyKind.Waxman, Nodes = 120, Alpha = Alpha, Beta = Beta, Seed = seed });
            var links = graph.Links.Select(l => (l.Source, l.Target)).ToHashSet();
            for (int i = 0; i < 120; i++)
            {
                for (int j = i + 1; j < 120; j++)
                {
                    double d = Distance(graph.Nodes[i], graph.Nodes[j]);
                    int bin = Math.Min(Bins - 1, (int)(d * Bins));
                    pairs[bin]++;
                    expected[bin] += Beta * Math.Exp(-d / (Alpha * Math.Sqrt(2)));
                    if (links.Contains((i, j))) joined[bin]++;
                }
            }
        }
        for (int bin = 0; bin < Bins; bin++)
        {
            double p = expected[bin] / pairs[bin];
            Assert.InRange((joined[bin] - expected[bin]) / Math.Sqrt(pairs[bin] * p * (1 - p)), -4, 4);
        }
    }

    [Theory]
    [InlineData(100, 4)]
    [InlineData(60, 10)]
    public void Watts_Strogatz_without_rewiring_has_the_clustering_of_the_lattice(int nodes, int k)
    {
        TopologyMeasures m = Measure(Generate(new() { Kind = TopologyKind.WattsStrogatz, Nodes = nodes, Neighbors = k, Rewiring = 0 }));
        Assert.Equal(3.0 * (k - 2) / (4.0 * (k - 1)), m.AverageClustering!.Value, 1e-12);
        Assert.Equal((k, k), (m.MinDegree, m.MaxDegree));
        Assert.Equal((nodes / 2 + k / 2 - 1) / (k / 2), m.DiameterHops);
    }

    [Fact]
    public void Watts_Strogatz_keeps_its_mean_degree_and_loses_clustering_as_the_cube_of_kept_links()
    {
        const int N = 1000, K = 10;
        double lattice = 3.0 * (K - 2) / (4.0 * (K - 1));
        foreach (double p in (double[])[.05, .2, .5])
        {
            SimpleGraph graph = SimpleGraph.Of(Generate(new() { Kind = TopologyKind.WattsStrogatz, Nodes = N, Neighbors = K, Rewiring = p, Seed = 11 }), OperationContext.Default);
            Assert.Equal(N * K / 2, graph.EdgeCount);
            Assert.All(Enumerable.Range(0, N), v => Assert.True(graph.Degree(v) >= K / 2));
            // Barrat and Weigt 2000: C(p) = C(0)(1-p)^3 up to O(1/n).
            Assert.InRange(new Clustering(graph, OperationContext.Default).Transitivity!.Value / (lattice * Math.Pow(1 - p, 3)), .93, 1.12);
        }
    }

    [Fact]
    public void Random_geometric_joins_exactly_the_pairs_within_the_radius_and_as_many_as_expected()
    {
        const int N = 200;
        foreach (double radius in (double[])[.07, .4, 1.1])
        {
            double links = 0;
            for (ulong seed = 1; seed <= 6; seed++)
            {
                NetworkTopology graph = Generate(new() { Kind = TopologyKind.RandomGeometric, Nodes = N, Radius = radius, Seed = seed });
                var near = new List<(int, int)>();
                for (int i = 0; i < N; i++)
                {
                    for (int j = i + 1; j < N; j++)
                    {
                        if (Distance(graph.Nodes[i], graph.Nodes[j]) <= radius) near.Add((i, j));
                    }
                }
                Assert.True(near.SequenceEqual(graph.Links.Select(l => (l.Source, l.Target))));
                links += near.Count;
            }
            if (radius > 1) continue;
            double p = Math.PI * radius * radius - 8 * Math.Pow(radius, 3) / 3 + Math.Pow(radius, 4) / 2;
            Assert.InRange(links / (6 * N * (N - 1) / 2.0 * p), .95, 1.05);
        }
    }

    private static double Distance(NetworkNode a, NetworkNode b) =>
        Math.Sqrt((a.X!.Value - b.X!.Value) * (a.X.Value - b.X.Value) + (a.Y!.Value - b.Y!.Value) * (a.Y.Value - b.Y.Value));

    private static void CountDegrees(NetworkTopology graph, double[] degree)
    {
        foreach (NetworkLink link in graph.Links)
        {
            degree[link.Source]++;
            degree[link.Target]++;
        }
    }

    private static TopologyMeasures Measure(NetworkTopology topology) =>
        TopologyMeasurement.Measure(new MeasureTopologyRequest { Topology = topology }, OperationContext.Default);

    private static NetworkTopology Generate(GenerateTopologyRequest request) => TopologyGenerator.Generate(request, OperationContext.Default).Topology;
}
