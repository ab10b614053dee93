using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes names of engine operations.</summary>
public sealed class OperationNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(OperationCatalog.All.Select(o => (o.Name, o.Summary)), wordToComplete);
}
