using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetOpt.Bandwidth.Management;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// Finds the object that a half-typed command is about: the value of the parameter that takes it, or the variable that
/// starts its pipeline.
/// </summary>
internal static class ObjectAtHand
{
    /// <summary>The network, given itself or by its bandwidth manager.</summary>
    public static NetworkTopology? Topology(CommandAst commandAst, IDictionary boundParameters) =>
        Find<NetworkTopology>("Topology", commandAst, boundParameters) ?? Find<BandwidthManager>("Manager", commandAst, boundParameters)?.Topology;

    /// <summary>An object of a type.</summary>
    /// <param name="parameterName">The parameter that takes it.</param>
    /// <param name="commandAst">The command, as far as it is typed.</param>
    /// <param name="boundParameters">What is bound already.</param>
    public static T? Find<T>(string parameterName, CommandAst commandAst, IDictionary boundParameters)
        where T : class
    {
        if (Unwrap<T>(boundParameters[parameterName]) is { } bound) return bound;
        for (int i = 0; i + 1 < commandAst.CommandElements.Count; i++)
        {
            if (commandAst.CommandElements[i] is CommandParameterAst { Argument: null } parameter
                && parameterName.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)
                && commandAst.CommandElements[i + 1] is VariableExpressionAst variable)
            {
                return Value<T>(variable);
            }
        }
        return commandAst.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] is CommandExpressionAst { Expression: VariableExpressionAst first }
            ? Value<T>(first)
            : null;
    }

    // Completion runs in the user's runspace, where a nested Get-Variable sees the variables of the prompt.
    private static T? Value<T>(VariableExpressionAst variable)
        where T : class
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Get-Variable")
            .AddParameter("Name", WildcardPattern.Escape(variable.VariablePath.UserPath))
            .AddParameter("ValueOnly")
            .AddParameter("ErrorAction", ActionPreference.Ignore);
        foreach (PSObject result in shell.Invoke()) return Unwrap<T>(result);
        return null;
    }

    private static T? Unwrap<T>(object? value)
        where T : class => (value is PSObject wrapped ? wrapped.BaseObject : value) as T;
}
