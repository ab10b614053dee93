namespace NetOpt.Charts;

/// <summary>
/// The one look of the project. Series colors are those of Okabe and Ito (2008), which color-blind readers tell apart, the strongest
/// on white first. Map scales fall in lightness from class to class, so that they also read in gray print.
/// </summary>
internal static class Palette
{
    public const string Ink = "#1f2933";
    public const string Muted = "#52606d";
    public const string Grid = "#e4e7eb";
    public const string Frame = "#9aa5b1";
    public const string Paper = "#ffffff";
    public const string Before = "#8a94a3";
    public const string After = "#0072b2";
    public const string Alarm = "#a3123a";
    public const string Unknown = "#b8c0ca";
    public const string FontFamily = "Arial, Helvetica, 'Liberation Sans', sans-serif";

    private static readonly string[] Plain = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5b4a8a", "#4d4d4d"];
    private static readonly string[] Dashes = ["", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 2", "6 2 2 2"];

    // From idle gray over amber to dark red; lightness falls throughout.
    private static readonly (double At, int R, int G, int B)[] Load =
        [(0, 0xb9, 0xc4, 0xcf), (0.25, 0xdc, 0xb0, 0x2f), (0.5, 0xe0, 0x83, 0x1c), (0.75, 0xcb, 0x47, 0x1c), (1, 0x96, 0x10, 0x30)];

    private static readonly (double At, int R, int G, int B)[] Plainly =
        [(0, 0xbf, 0xd3, 0xe6), (0.33, 0x7f, 0xb0, 0xd8), (0.66, 0x2f, 0x7f, 0xbd), (1, 0x0b, 0x35, 0x70)];

    /// <summary>What lies above the limit of a load scale.</summary>
    public const string Overload = "#3b0418";

    public static string Series(int index, SeriesRole role) => role switch
    {
        SeriesRole.Before => Before,
        SeriesRole.After => After,
        _ => Plain[index % Plain.Length],
    };

    /// <summary>Dashes keep lines apart where colors are lost. Empty is solid.</summary>
    public static string Dash(int index, SeriesRole role) => role switch
    {
        SeriesRole.Before => "6 4",
        SeriesRole.After => "",
        _ => Dashes[index % Dashes.Length],
    };

    /// <summary>The color of a class of a map scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="index">The class, 0 the lowest; the number of classes is what lies above the limit of a load.</param>
    public static string Class(MapScale scale, int index)
    {
        int classes = scale.Breaks.Length - 1;
        if (scale.IsLoad && index >= classes) return Overload;
        double at = classes == 1 ? 1 : index / (double)(classes - 1);
        return Between(scale.IsLoad ? Load : Plainly, at);
    }

    private static string Between((double At, int R, int G, int B)[] stops, double at)
    {
        int i = 1;
        while (i < stops.Length - 1 && at > stops[i].At) i++;
        (double At, int R, int G, int B) a = stops[i - 1], b = stops[i];
        double t = Math.Clamp((at - a.At) / (b.At - a.At), 0, 1);
        return $"#{Mix(a.R, b.R):x2}{Mix(a.G, b.G):x2}{Mix(a.B, b.B):x2}";

        int Mix(int from, int to) => (int)Math.Round(from + (to - from) * t);
    }
}
