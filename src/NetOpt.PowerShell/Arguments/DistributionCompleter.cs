using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetOpt.Numerics.Distributions;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes distributions: an example of each, to be changed.</summary>
public sealed class DistributionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(Distribution.Examples.Select(e => (e, e)), wordToComplete);
}
