using System.Management.Automation;

namespace NetOpt.PowerShell;

/// <summary>Turns errors of the engine into error records: the code is the ErrorId, the kind gives the category.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(NetOptException error, object? target) =>
        new(error, error.Code, Category(error.Kind), target ?? error.Value)
        {
            ErrorDetails = new ErrorDetails(error.Problem + ".") { RecommendedAction = Advice(error) },
        };

    public static ErrorCategory Category(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        ErrorKind.InvalidData => ErrorCategory.InvalidData,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.LimitExceeded => ErrorCategory.LimitsExceeded,
        ErrorKind.ReadFailed => ErrorCategory.ReadError,
        ErrorKind.WriteFailed => ErrorCategory.WriteError,
        ErrorKind.Infeasible => ErrorCategory.InvalidResult,
        _ => ErrorCategory.InvalidOperation,
    };

    // The shell shows the recommendation below the message, so the message itself says only what was wrong.
    private static string Advice(NetOptException error)
    {
        if (error.Expected is not { Length: > 0 } expected) return "";
        string text = char.ToUpperInvariant(expected[0]) + expected[1..] + ".";
        return error.Example is null ? text : $"{text} Example: {error.Example}";
    }
}
