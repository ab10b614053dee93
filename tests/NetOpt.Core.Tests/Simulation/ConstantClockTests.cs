using System.Numerics;
using NetOpt.Numerics;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

public class ConstantClockTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(9600)]
    [InlineData(1_000_003)]
    [InlineData(33_333_333.3)]
    [InlineData(1e9)]
    [InlineData(37e9)]
    [InlineData(400e9)]
    public void After_a_million_packets_it_is_less_than_a_nanosecond_from_its_rate(double rate)
    {
        var clock = new ConstantClock(rate);
        var random = new RandomStream(1, "clock");
        (BigInteger numerator, BigInteger denominator) = Exact(rate);
        long finish = 5, bytes = 0;
        for (int i = 1; i <= 1_000_000; i++)
        {
            int size = 40 + random.NextInt32(1475);
            bytes += size;
            finish = clock.Finish(finish, size);
            if (i % 1000 == 0) Assert.InRange(finish - 5 - (long)(8_000_000_000 * (BigInteger)bytes * denominator / numerator), 0, 1);
        }
    }

    [Theory]
    [InlineData(1e10, 1500, 1200)]
    [InlineData(1e9, 1500, 12_000)]
    [InlineData(7, 7, 8_000_000_000)]
    [InlineData(3e12, 1500, 4)]
    public void A_packet_that_takes_whole_nanoseconds_takes_just_these(double rate, int bytes, long nanoseconds) =>
        Assert.Equal(nanoseconds + 100, new ConstantClock(rate).Finish(100, bytes));

    [Fact]
    public void A_fraction_is_forgotten_when_the_link_becomes_idle()
    {
        // 8 bit take 0.8 ns.
        var clock = new ConstantClock(1e10);
        Assert.Equal(1000, clock.Finish(1000, 1));
        Assert.Equal(1001, clock.Finish(1000, 1));
        Assert.Equal(2000, clock.Finish(2000, 1));
    }

    private static (BigInteger Numerator, BigInteger Denominator) Exact(double value)
    {
        BigInteger denominator = BigInteger.One;
        while (value != Math.Floor(value))
        {
            value *= 2;
            denominator *= 2;
        }
        return (new BigInteger(value), denominator);
    }
}
