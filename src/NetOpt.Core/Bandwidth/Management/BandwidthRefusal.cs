using NetOpt.Units;

namespace NetOpt.Bandwidth.Management;

/// <summary>Why a guarantee cannot be given, and which could.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="GuaranteeBps">What it asked for.</param>
/// <param name="LargestGuaranteeBps">The largest guarantee that would have been admitted.</param>
/// <param name="Link">Name of the link that holds it back ("link" for the one link); the first of its path where several do.</param>
/// <param name="Source">Where that direction of the link starts; null on one link.</param>
/// <param name="Target">Where it ends.</param>
/// <param name="CapacityBps">The capacity of that link.</param>
/// <param name="GuaranteedBps">What is guaranteed on it to other flows.</param>
/// <param name="Crossings">How many times the flow crosses that link.</param>
public sealed record BandwidthRefusal(
    string Flow,
    long GuaranteeBps,
    long LargestGuaranteeBps,
    string Link,
    string? Source,
    string? Target,
    long CapacityBps,
    long GuaranteedBps,
    int Crossings)
{
    /// <summary>The refusal as an error.</summary>
    public NetOptException ToError()
    {
        string where = Source is null ? "the link" : $"link '{Link}' ({Source} -> {Target})";
        string crossed = Crossings > 1 ? $", which it crosses {Crossings} times," : "";
        return new NetOptException(ErrorCodes.GuaranteeRefused, ErrorKind.Infeasible,
            $"Flow '{Flow}' asks for a guarantee of {Rate(GuaranteeBps)}, and {where}{crossed} has {Rate(CapacityBps - GuaranteedBps)} of its {Rate(CapacityBps)} not yet guaranteed",
            LargestGuaranteeBps > 0 ? $"a guarantee of at most {Rate(LargestGuaranteeBps)}" : "no guarantee, or one given back by another flow",
            value: GuaranteeBps);
    }

    /// <summary>A rate to the last bit, so that what a message names is admitted.</summary>
    internal static string Rate(long bitsPerSecond) => BitRate.FromBitsPerSecond((decimal)bitsPerSecond).ToString();
}
