using NetOpt.Bandwidth;
using NetOpt.Numerics;

namespace NetOpt.Tests.Bandwidth;

public class JainIndexTests
{
    [Fact]
    public void Worked_examples_hold()
    {
        Assert.Equal(0.8333333333333334, JainIndex.Of([1, 2, 3, 4])!.Value, 1e-15);
        Assert.Equal(1, JainIndex.Of([0, 0, 0]));
        Assert.Null(JainIndex.Of([]));
        Assert.Equal(0.25, JainIndex.Of([0, 7, 0, 0])!.Value, 1e-15);
        Assert.Equal(1, JainIndex.Of([1, 2, 3], [1, 2, 3])!.Value, 1e-15);
        Assert.Equal(1, JainIndex.Of([1e300, 1e300])!.Value, 1e-15);
        Assert.Equal(1, JainIndex.Of([1e-300, 1e-300])!.Value, 1e-15);
    }

    [Fact]
    public void It_lies_between_one_over_n_and_one_and_has_no_unit()
    {
        var random = new RandomStream(3, "jain");
        for (int round = 0; round < 500; round++)
        {
            double[] rates = [.. Enumerable.Range(0, 1 + random.NextInt32(20)).Select(_ => random.NextExponential(1e9))];
            double index = JainIndex.Of(rates)!.Value;
            Assert.InRange(index, 1.0 / rates.Length * (1 - 1e-15), 1);
            Assert.Equal(index, JainIndex.Of([.. rates.Select(r => r * 3.7)])!.Value, 1e-12);
        }
    }
}
