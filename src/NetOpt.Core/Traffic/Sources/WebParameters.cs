using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;

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
    WebObject FirstObject, WebObject OtherObject, Distribution Others, double OthersLess, Distribution? Parsing, Distribution? Pause, Distribution Reading, bool PauseIncludesObject)
{
    private const double SurgeLargest = 133_000, SurgeTail = 0.07, SurgeReadingIndex = 1.5;

    // UMTS 30.03 lists the mean time between packets for each bearer: that of 500 bytes at its rate (0.5 s at 8 kbit/s … 0.00195 s at 2048 kbit/s).
    private const double UmtsBitsPerPause = 4000;

    /// <summary>Mean number of other objects.</summary>
    public double MeanOthers => Others.Mean!.Value - OthersLess;

    /// <summary>Mean bytes of a page.</summary>
    public double MeanPageBytes => FirstObject.Mean + MeanOthers * OtherObject.Mean;

    /// <summary>Mean time that a page takes, s.</summary>
    /// <param name="rateBps">The access rate, bit/s.</param>
    public double MeanPageSeconds(double rateBps) =>
        (PauseIncludesObject ? 0 : MeanPageBytes * 8 / rateBps) + (Parsing?.Mean ?? 0) + MeanOthers * (Pause?.Mean ?? 0);

    /// <summary>Mean time between pages, s.</summary>
    public double MeanReadingSeconds => Reading.Mean!.Value;

    /// <summary>What is left of the reading time under way at a random moment, s; see <see cref="ParetoPeriod"/>.</summary>
    public double NextResidualReading(RandomStream random) => Reading switch
    {
        // The period under way has length n with probability n·P(n)/mean, which the sum of two less one has, and we are anywhere in it.
        Geometric => random.NextDouble() * (Reading.Sample(random) + Reading.Sample(random) - 1),
        Pareto => new ParetoPeriod(SurgeReadingIndex, MeanReadingSeconds).NextResidual(random),
        // Exponential: nothing is ever over.
        _ => Reading.Sample(random),
    };

    /// <summary>The distributions of a model.</summary>
    /// <param name="model">Which.</param>
    /// <param name="rateBps">The access rate, bit/s.</param>
    public static WebParameters Of(WebModel model, double rateBps)
    {
        switch (model)
        {
            case WebModel.Http:
                return new WebParameters(new WebObject(new TruncatedLognormal(8.37, 1.37, 100, 2e6)), new WebObject(new TruncatedLognormal(6.17, 2.36, 50, 2e6)), new ClampedPareto(1.1, 2, 55), 2,
                    new Exponential(0.13), null, new Exponential(30), PauseIncludesObject: false);
            case WebModel.Umts:
                var packet = new WebObject(new ClampedPareto(1.1, 81.5, 66666));
                return new WebParameters(packet, packet, new Geometric(25), 1,
                    null, new Exponential(UmtsBitsPerPause / rateBps), new Geometric(412), PauseIncludesObject: true);
            default:
                var file = new WebObject(new TruncatedLognormal(9.357, 1.318, 1, SurgeLargest), new Pareto(1.1, SurgeLargest), SurgeTail);
                return new WebParameters(file, file, new Pareto(2.43, 1), 1,
                    null, new Weibull(0.382, 1.46), new Pareto(SurgeReadingIndex, 1), PauseIncludesObject: false);
        }
    }
}
