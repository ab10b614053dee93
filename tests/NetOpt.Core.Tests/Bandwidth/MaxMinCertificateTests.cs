using NetOpt.Bandwidth;
using NetOpt.Numerics;

namespace NetOpt.Tests.Bandwidth;

public class MaxMinCertificateTests
{
    private static readonly FlowProblem TwoLinks = new([[0, 1], [0], [1], [1]], [10, 4], [1, 1, 1, 1], [null, null, null, null]);

    [Fact]
    public void The_fair_rates_are_certified()
    {
        FairnessCertificate certificate = TwoLinks.Check([4.0 / 3, 26.0 / 3, 4.0 / 3, 4.0 / 3]);
        Assert.True(certificate.Certified);
        Assert.InRange(certificate.LargestOverload, 0, 1e-15);
        Assert.InRange(certificate.LargestViolation, 0, 1e-15);
    }

    [Fact]
    public void Rates_that_exceed_a_link_or_a_demand_are_not_certified()
    {
        FairnessCertificate certificate = TwoLinks.Check([2, 8, 2, 2]);
        Assert.False(certificate.Certified);
        Assert.Equal(0.5, certificate.LargestOverload, 1e-12);
        Assert.Equal(0.25, (TwoLinks with { Demand = [null, 8, null, null] }).Check([0, 10, 2, 2]).LargestOverload, 1e-12);
        Assert.Equal(1, (TwoLinks with { Demand = [0, null, null, null] }).Check([1, 9, 1.5, 1.5]).LargestOverload);
    }

    [Fact]
    public void Rates_that_leave_capacity_free_or_favor_a_flow_are_not_certified()
    {
        // The second link is full, but a third of the first is free and its flow asks for more.
        FairnessCertificate idle = TwoLinks.Check([4.0 / 3, 26.0 / 3 - 10.0 / 3, 4.0 / 3, 4.0 / 3]);
        Assert.False(idle.Certified);
        Assert.Equal(1.0 / 3, idle.LargestViolation, 1e-12);
        // Maximum throughput: the long flow gets nothing.
        FairnessCertificate greedy = TwoLinks.Check([0, 10, 2, 2]);
        Assert.False(greedy.Certified);
        Assert.Equal(1, greedy.LargestViolation, 1e-12);
        Assert.False(TwoLinks.Check([0, 0, 0, 0]).Certified);
    }

    [Fact]
    public void Any_change_to_the_fair_rates_loses_the_certificate()
    {
        var random = new RandomStream(21, "certificate");
        for (int round = 0; round < 2000; round++)
        {
            FlowProblem problem = FlowProblem.Random(random);
            double[] rates = problem.Fill().Rate;
            Assert.True(problem.Check(rates).Certified);
            int f = random.NextInt32(rates.Length);
            if (rates[f] == 0) continue;
            rates[f] *= random.NextInt32(2) == 0 ? 1 + 1e-6 : 1 - 1e-6;
            Assert.False(problem.Check(rates).Certified);
        }
    }
}
