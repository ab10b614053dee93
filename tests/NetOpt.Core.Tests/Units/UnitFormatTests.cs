using NetOpt.Units;

namespace NetOpt.Tests.Units;

public class UnitFormatTests
{
    [Theory]
    [InlineData(10e9, "10 Gbit/s")]
    [InlineData(2.6534e9, "2.653 Gbit/s")]
    [InlineData(999.96e6, "1 Gbit/s")]
    [InlineData(999.94e6, "999.9 Mbit/s")]
    [InlineData(0.0, "0 bit/s")]
    [InlineData(1.5, "1.5 bit/s")]
    [InlineData(double.PositiveInfinity, "unlimited")]
    [InlineData(double.NaN, "-")]
    public void Rates(double rate, string text) => Assert.Equal(text, UnitFormat.Rate(rate));

    [Theory]
    [InlineData(0.0123, "12.3 ms")]
    [InlineData(0.99951, "1 s")]
    [InlineData(4.5e-6, "4.5 \u00B5s")]
    [InlineData(3e-9, "3 ns")]
    [InlineData(90.0, "90 s")]
    [InlineData(600.0, "10 min")]
    [InlineData(7200.0, "2 h")]
    [InlineData(0.0, "0 s")]
    public void Times(double seconds, string text) => Assert.Equal(text, UnitFormat.Time(seconds));

    [Theory]
    [InlineData(0.8424, "84.2 %")]
    [InlineData(0.0, "0.0 %")]
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(1.25, "125.0 %")]
    public void Percentages(double ratio, string text) => Assert.Equal(text, UnitFormat.Percent(ratio));

    [Theory]
    [InlineData(65536.0, "64 KiB")]
    [InlineData(1500.0, "1.465 KiB")]
    [InlineData(1023.0, "1023 B")]
    public void Sizes(double bytes, string text) => Assert.Equal(text, UnitFormat.Size(bytes));

    [Fact]
    public void What_is_not_known_is_a_dash_and_a_rate_without_a_unit_is_a_number()
    {
        Assert.Equal("-", UnitFormat.Rate(null));
        Assert.Equal("-", UnitFormat.Time(null));
        Assert.Equal("-", UnitFormat.Percent(null));
        Assert.Equal("40000", UnitFormat.Rate(40000, unitKnown: false));
        Assert.Equal("2.653 G", UnitFormat.Scaled(2.6531e9));
        Assert.Equal("9.0123e13", UnitFormat.Number(90122760000000));
    }
}
