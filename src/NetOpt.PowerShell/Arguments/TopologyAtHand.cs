using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// Finds the network that a half-typed command is about: the value of -Topology, or the variable that starts its pipeline.
/// </summary>
internal static class TopologyAtHand
{
    public static NetworkTopology? Find(CommandAst commandAst, IDictionary boundParameters)
    {
        if (Unwrap(boundParameters["Topology"]) is { } bound) return bound;
        for (int i = 0; i + 1 < commandAst.CommandElements.Count; i++)
        {
            if (commandAst.CommandElements[i] is CommandParameterAst { Argument: null } parameter
                && "Topology".StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)
                && commandAst.CommandElements[i + 1] is VariableExpressionAst variable)
            {
                return Value(variable);
            }
        }
        return commandAst.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] is CommandExpressionAst { Expression: VariableExpressionAst first }
            ? Value(first)
            : null;
    }

    // Completion runs in the user's runspace, where a nested Get-Variable sees the variables of the prompt.
    private static NetworkTopology? Value(VariableExpressionAst variable)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Get-Variable")
            .AddParameter("Name", WildcardPattern.Escape(variable.VariablePath.UserPath))
            .AddParameter("ValueOnly")
            .AddParameter("ErrorAction", ActionPreference.Ignore);
        foreach (PSObject result in shell.Invoke()) return Unwrap(result);
        return null;
    }

    private static NetworkTopology? Unwrap(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) as NetworkTopology;
}
