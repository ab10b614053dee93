using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>What came of one run.</summary>
/// <param name="Run">The number of the run, from 1.</param>
/// <param name="Failed">Whether it ended with an error.</param>
/// <param name="Fields">
/// An object with the same properties for every run of the sweep: <c>run</c>, the parameters, <c>seed</c>, the figures of the result, <c>errorCode</c> and
/// <c>errorMessage</c>. A path is its column's name, with dots for brackets: <c>flows[0].goodputBps</c> is <c>flows.0.goodputBps</c>. Figures are null where the run failed.
/// </param>
public readonly record struct SweepRow(int Run, bool Failed, JsonElement Fields);
