using System.Globalization;
using NetOpt.Charts;

namespace NetOpt.Tests.Charts;

public class ChartNumberTests
{
    [Theory]
    [InlineData(1e-9, ChartUnit.None, "1e-9")]
    [InlineData(0.01, ChartUnit.None, "0.01")]
    [InlineData(1e6, ChartUnit.None, "1e6")]
    [InlineData(1e-6, ChartUnit.Ratio, "1e-4 %")]
    [InlineData(0.001, ChartUnit.Ratio, "0.1 %")]
    [InlineData(1e-5, ChartUnit.Seconds, "10 µs")]
    public void A_tick_among_decades_carries_its_own_prefix(double value, ChartUnit unit, string text) => Assert.Equal(text, ChartNumber.LogTick(value, unit));

    [Theory]
    [InlineData(0.875, ChartUnit.Ratio, "87.5 %")]
    [InlineData(1.256e9, ChartUnit.BitsPerSecond, "1.256 Gbit/s")]
    [InlineData(0.0123, ChartUnit.Seconds, "12.3 ms")]
    [InlineData(1536.0, ChartUnit.Bytes, "1.5 KiB")]
    [InlineData(1.5, ChartUnit.None, "1.5")]
    [InlineData(null, ChartUnit.Seconds, "-")]
    public void Values_read_as_everywhere_in_the_project(double? value, ChartUnit unit, string expected) =>
        Assert.Equal(expected, ChartNumber.Format(value, unit));

    [Theory]
    [InlineData(1.2, ChartUnit.Ratio, 0.01, "%")]
    [InlineData(40e9, ChartUnit.BitsPerSecond, 1e9, "Gbit/s")]
    [InlineData(0.25, ChartUnit.Seconds, 1e-3, "ms")]
    [InlineData(90.0, ChartUnit.Seconds, 1, "s")]
    [InlineData(5e6, ChartUnit.Bytes, 1 << 20, "MiB")]
    [InlineData(5e6, ChartUnit.None, 1, "")]
    public void An_axis_has_one_prefix(double most, ChartUnit unit, double factor, string symbol) =>
        Assert.Equal((factor, symbol), ChartNumber.AxisUnit(most, unit));

    [Theory]
    [InlineData(0.30000000000000004, 0.1, "0.3")]
    [InlineData(0, 0.1, "0")]
    [InlineData(2.5, 0.5, "2.5")]
    [InlineData(1500, 500, "1500")]
    [InlineData(12000, 2000, "12,000")]
    [InlineData(50000, 10000, "50k")]
    [InlineData(1.5e6, 5e5, "1.5M")]
    [InlineData(-20, 10, "-20")]
    public void Ticks_have_as_many_decimals_as_their_step(double value, double step, string expected) =>
        Assert.Equal(expected, ChartNumber.Tick(value, step));

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
            Assert.Equal("1.256 Gbit/s", ChartNumber.Format(1.256e9, ChartUnit.BitsPerSecond));
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
