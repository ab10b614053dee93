using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes a typed number with the units there are, or offers usual values where nothing was typed yet.</summary>
public abstract class UnitCompleter : IArgumentCompleter
{
    private protected abstract (string Unit, string Tip)[] Units { get; }

    private protected abstract string[] Usual { get; }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete ?? "";
        string number = string.Concat(typed.TakeWhile(c => char.IsAsciiDigit(c) || c == '.'));
        return number.Length == 0
            ? Completions.Of(Usual.Select(u => (u, u)), typed)
            : Completions.Of(Units.Select(u => (number + u.Unit, u.Tip)), typed).Where(c => c.ListItemText.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
    }
}
