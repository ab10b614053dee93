using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes node ids of the network at hand; a node is also found by its name.</summary>
public sealed class NodeNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (ObjectAtHand.Topology(commandAst, fakeBoundParameters) is not { } topology) return [];
        CompletionResult[] byId = [.. Completions.Of(topology.Nodes.Select(n => (n.Id, n.Name)), wordToComplete)];
        return byId.Length > 0 ? byId : Completions.Of(topology.Nodes.Select(n => (n.Name, n.Id)), wordToComplete);
    }
}
