using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>How a Hurst parameter is estimated.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HurstMethod>))]
public enum HurstMethod
{
    /// <summary>Rescaled adjusted range: E[R/S] grows as n^H (Hurst 1951).</summary>
    RescaledRange,

    /// <summary>Variance-time plot: the variance of means over m intervals falls as m^(2H-2) (Taqqu, Teverovsky and Willinger 1995).</summary>
    VarianceTime,

    /// <summary>Periodogram: it rises as f^(1-2H) toward low frequencies (Geweke and Porter-Hudak 1983).</summary>
    Periodogram,

    /// <summary>Haar wavelet: the energy of details at octave j grows as 2^(j(2H-1)) (Abry and Veitch 1998).</summary>
    Wavelet,
}
