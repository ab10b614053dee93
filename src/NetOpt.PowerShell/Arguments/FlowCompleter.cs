using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetOpt.Bandwidth.Management;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes the flows of the bandwidth manager at hand.</summary>
public sealed class FlowCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ObjectAtHand.Find<BandwidthManager>("Manager", commandAst, fakeBoundParameters) is { } manager
            ? Completions.Of(manager.Allocations.Select(a => (a.Flow, UnitFormat.Rate(a.RateBps))), wordToComplete)
            : [];
}
