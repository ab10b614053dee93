using System.Globalization;
using NetOpt.Charts;

namespace NetOpt.Tests.Charts;

public class PaletteTests
{
    [Theory]
    [InlineData(true, 6)]
    [InlineData(true, 4)]
    [InlineData(false, 5)]
    public void The_classes_of_a_scale_fall_in_lightness_so_that_gray_print_keeps_them_apart(bool isLoad, int breaks)
    {
        var scale = new MapScale("s", ChartUnit.Ratio, [.. Enumerable.Range(0, breaks).Select(i => (double)i)], isLoad);
        double[] lightness = [.. Enumerable.Range(0, isLoad ? breaks : breaks - 1).Select(k => Lightness(Palette.Class(scale, k)))];
        for (int k = 1; k < lightness.Length; k++) Assert.True(lightness[k - 1] - lightness[k] > 3, string.Join(" ", lightness));
    }

    // CIE L* of an sRGB color.
    private static double Lightness(string color)
    {
        double Channel(int at)
        {
            double c = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        double y = 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
        return y > 0.008856 ? 116 * Math.Cbrt(y) - 16 : 903.3 * y;
    }
}
