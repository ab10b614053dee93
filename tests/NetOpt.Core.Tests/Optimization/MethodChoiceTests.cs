using NetOpt.Optimization;

namespace NetOpt.Tests.Optimization;

public class MethodChoiceTests
{
    [Theory]
    [InlineData(0.905, 0.9, 0.8, 0.9, false, OptimizationMethod.None)]
    [InlineData(1.20, 0.9, 0.98, 0.905, false, OptimizationMethod.Weights)]
    [InlineData(1.20, 0.9, 1.00, 0.905, false, OptimizationMethod.MultiPath)]
    [InlineData(1.20, 0.95, 1.02, 0.955, false, OptimizationMethod.MultiPath)]
    [InlineData(0.95, 0.9, 0.95, 0.905, false, OptimizationMethod.MultiPath)]
    [InlineData(1.20, 0.9, 1.10, 0.905, true, OptimizationMethod.Weights)]
    public void The_rules(double before, double bound, double weights, double multipath, bool limited, OptimizationMethod expected) =>
        Assert.Equal(expected, MethodChoice.Decide(before, bound, 0.01, weights, multipath, limited).Method);

    [Fact]
    public void A_hair_is_no_improvement()
    {
        Assert.False(MethodChoice.IsBetter(0.995, 1));
        Assert.True(MethodChoice.IsBetter(0.98, 1));
    }
}
