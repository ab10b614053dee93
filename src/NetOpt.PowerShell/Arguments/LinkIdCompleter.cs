using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes link ids of the network at hand, with the ends of each link as its tip.</summary>
public sealed class LinkIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ObjectAtHand.Topology(commandAst, fakeBoundParameters) is { } topology
            ? Completions.Of(topology.Links.Select(l => (l.Id, $"{topology.Nodes[l.Source].Name} - {topology.Nodes[l.Target].Name}")), wordToComplete)
            : [];
}
