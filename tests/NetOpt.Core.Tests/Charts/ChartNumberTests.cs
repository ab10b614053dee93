using System.Globalization;
using NetOpt.Charts;

namespace NetOpt.Tests.Charts;

public class ChartNumberTests
{
    [Theory]
    [InlineData(0.0, ChartUnit.None, "0")]
    [InlineData(0.875, ChartUnit.Ratio, "87.5%")]
    [InlineData(0.00042, ChartUnit.Ratio, "0.042%")]
    [InlineData(12.0, ChartUnit.Ratio, "1200%")]
    [InlineData(10e9, ChartUnit.BitsPerSecond, "10 Gbit/s")]
    [InlineData(1.256e9, ChartUnit.BitsPerSecond, "1.26 Gbit/s")]
    [InlineData(999.96e6, ChartUnit.BitsPerSecond, "1 Gbit/s")]
    [InlineData(155.52e6, ChartUnit.BitsPerSecond, "155.5 Mbit/s")]
    [InlineData(64.0, ChartUnit.BitsPerSecond, "64 bit/s")]
    [InlineData(0.0123, ChartUnit.Seconds, "12.3 ms")]
    [InlineData(42e-6, ChartUnit.Seconds, "42 µs")]
    [InlineData(3e-10, ChartUnit.Seconds, "0.3 ns")]
    [InlineData(7200.0, ChartUnit.Seconds, "7200 s")]
    [InlineData(1500.0, ChartUnit.Bytes, "1.5 kB")]
    [InlineData(1234567.0, ChartUnit.None, "1,234,567")]
    [InlineData(-0.5, ChartUnit.None, "-0.5")]
    public void Numbers_carry_three_digits_a_prefix_and_their_unit(double value, ChartUnit unit, string expected) =>
        Assert.Equal(expected, ChartNumber.Format(value, unit));

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_called_undefined(double? value) => Assert.Equal("undefined", ChartNumber.Format(value, ChartUnit.Seconds));

    [Fact]
    public void Numbers_look_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // The invariant culture with other separators: what a German or Swiss session brings, on systems without culture data too.
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NumberGroupSeparator = "'";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("1.26 Gbit/s", ChartNumber.Format(1.256e9, ChartUnit.BitsPerSecond));
            string drawn = string.Concat(ChartSamples.All().Select(NetOpt.Charts.Svg.SvgRenderer.Render));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(drawn, string.Concat(ChartSamples.All().Select(NetOpt.Charts.Svg.SvgRenderer.Render)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
