using System.Text.Json.Serialization;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// One kind of traffic source, in any number of independent copies. Each copy is a flow of its own in the trace and draws from a
/// random stream of its own, so that another source changes nothing about it. Every source is stationary: the trace is a stretch of a
/// process that has been running forever, and no source starts on purpose when the trace does.
/// </summary>
/// <param name="Count">How many independent copies, at least 1. Rates are those of one copy only where that is said; all others are those of all copies together.</param>
/// <param name="Name">What its flows are called; null for the kind of the source.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DeterministicSource), "deterministic")]
[JsonDerivedType(typeof(FractionalGaussianSource), "fractionalGaussian")]
[JsonDerivedType(typeof(MmppSource), "mmpp")]
[JsonDerivedType(typeof(OnOffParetoSource), "onOffPareto")]
[JsonDerivedType(typeof(OnOffSource), "onOff")]
[JsonDerivedType(typeof(PoissonSource), "poisson")]
[JsonDerivedType(typeof(ReplaySource), "replay")]
[JsonDerivedType(typeof(WebSource), "web")]
public abstract record TrafficSource(int Count = 1, string? Name = null)
{
    /// <summary>The kind in a word, such as "Poisson".</summary>
    internal abstract string Kind { get; }

    /// <summary>What the traffic of all copies should be, from the parameters alone.</summary>
    /// <exception cref="NetOptException">InvalidParameter: a parameter is outside its range.</exception>
    public abstract TrafficExpectation Expect();

    /// <summary>One copy, at the start of a trace.</summary>
    /// <param name="random">The stream of this copy.</param>
    /// <param name="endNanoseconds">No packet is wanted at or after this time.</param>
    /// <param name="context">Cancellation.</param>
    internal abstract PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context);

    /// <summary>How many packets are to be expected of all copies; 0 where nothing is known.</summary>
    /// <param name="expectation">What <see cref="Expect"/> said.</param>
    /// <param name="seconds">Length of the trace, s.</param>
    internal virtual double Packets(TrafficExpectation expectation, double seconds) => (expectation.PacketsPerSecond ?? 0) * seconds;

    /// <summary>How many flows one copy has.</summary>
    internal virtual int Flows => 1;

    /// <summary>What a flow is called; names that come more than once are numbered.</summary>
    /// <param name="flow">0 .. <see cref="Flows"/>-1.</param>
    internal virtual string FlowName(int flow) => Label;

    /// <summary>The name that flows, streams and figures carry.</summary>
    internal string Label => string.IsNullOrWhiteSpace(Name) ? Kind : Name;

    private protected double Each(double total) => total / SourceCheck.Count(Count);
}
