namespace NetOpt.Runner;

/// <summary>What the process says to its caller. The README documents these.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Internal = 1;
    public const int Usage = 2;
    public const int Data = 3;
    public const int Infeasible = 4;
    public const int Canceled = 130;

    public const string Help = """
        Exit codes:
          0    done
          1    internal error: a defect of netopt
          2    wrong command line, request or parameter
          3    a file or its data cannot be used, or a file cannot be written
          4    the data is sound, but the question has no answer (demands between disconnected nodes)
          130  canceled (Ctrl+C)
        """;

    /// <summary>A mistake in what was typed is 2; a mistake in what was read, or what it lacks, is 3, whatever its kind.</summary>
    public static int Of(NetOptException error) => error switch
    {
        { Kind: ErrorKind.Infeasible } => Infeasible,
        NetOptFileException or { Code: ErrorCodes.MissingCapacity or ErrorCodes.MissingCost or ErrorCodes.MissingDemands } => Data,
        { Kind: ErrorKind.InvalidArgument } or { Code: ErrorCodes.UnknownOperation } => Usage,
        _ => Data,
    };
}
