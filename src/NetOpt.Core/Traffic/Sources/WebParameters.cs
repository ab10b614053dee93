using NetOpt.Numerics;

namespace NetOpt.Traffic.Sources;

/// <summary>The distributions of one <see cref="WebModel"/>: a page is a first object, a pause, and more objects with a pause before each; then comes the reading time.</summary>
/// <param name="FirstObject">Bytes of the first object.</param>
/// <param name="OtherObject">Bytes of each other object.</param>
/// <param name="Others">How many others, plus <paramref name="OthersLess"/>, not whole; rounded up or down at random so that the mean stays.</param>
/// <param name="OthersLess">What is subtracted from a draw of <paramref name="Others"/>.</param>
/// <param name="Parsing">Seconds after the first object; null for none.</param>
/// <param name="Pause">Seconds from one object to the next; null for none.</param>
/// <param name="Reading">Seconds between pages.</param>
/// <param name="PauseIncludesObject">Whether pauses run from the start of an object (an object is one packet then), or from its end.</param>
internal sealed record WebParameters(
    SampleLaw FirstObject, SampleLaw OtherObject, SampleLaw Others, double OthersLess, SampleLaw? Parsing, SampleLaw? Pause, SampleLaw Reading, bool PauseIncludesObject)
{
    private const double SurgeLargest = 133_000, SurgeTail = 0.07;

    // UMTS 30.03 lists the mean time between packets for each bearer: that of 500 bytes at its rate (0.5 s at 8 kbit/s … 0.00195 s at 2048 kbit/s).
    private const double UmtsBitsPerPause = 4000;

    /// <summary>Mean number of other objects.</summary>
    public double MeanOthers => Others.Mean - OthersLess;

    /// <summary>Mean bytes of a page.</summary>
    public double MeanPageBytes => FirstObject.Mean + MeanOthers * OtherObject.Mean;

    /// <summary>Mean time that a page takes, s.</summary>
    /// <param name="rateBps">The access rate, bit/s.</param>
    public double MeanPageSeconds(double rateBps) =>
        (PauseIncludesObject ? 0 : MeanPageBytes * 8 / rateBps) + (Parsing?.Mean ?? 0) + MeanOthers * (Pause?.Mean ?? 0);

    /// <summary>The distributions of a model.</summary>
    /// <param name="model">Which.</param>
    /// <param name="rateBps">The access rate, bit/s.</param>
    public static WebParameters Of(WebModel model, double rateBps)
    {
        switch (model)
        {
            case WebModel.Http:
                return new WebParameters(SampleLaw.Lognormal(8.37, 1.37, 100, 2e6), SampleLaw.Lognormal(6.17, 2.36, 50, 2e6), SampleLaw.Pareto(1.1, 2, 55), 2,
                    SampleLaw.Exponential(0.13), null, SampleLaw.Exponential(30), PauseIncludesObject: false);
            case WebModel.Umts:
                SampleLaw packet = SampleLaw.Pareto(1.1, 81.5, 66666);
                return new WebParameters(packet, packet, SampleLaw.Geometric(25), 1,
                    null, SampleLaw.Exponential(UmtsBitsPerPause / rateBps), SampleLaw.Geometric(412), PauseIncludesObject: true);
            default:
                SampleLaw file = SampleLaw.Mixture(SampleLaw.Lognormal(9.357, 1.318, 1, SurgeLargest), SampleLaw.Pareto(1.1, SurgeLargest), SurgeTail);
                return new WebParameters(file, file, SampleLaw.Pareto(2.43, 1), 1,
                    null, SampleLaw.Weibull(1.46, 0.382), SampleLaw.Pareto(1.5, 1), PauseIncludesObject: false);
        }
    }
}
