namespace NetOpt;

/// <summary>
/// The one exception family of the engine. <see cref="Code"/> is stable and never computed from data;
/// the message says what was wrong, what was expected, and shows an example of what would be right.
/// </summary>
public class NetOptException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="kind">The broad kind.</param>
    /// <param name="problem">One sentence: what was wrong, without a final period.</param>
    /// <param name="expected">What would have been right, without a final period; null where the problem says it.</param>
    /// <param name="example">A literal example of right input, or null.</param>
    /// <param name="value">The offending value, or null.</param>
    /// <param name="inner">The cause, or null.</param>
    public NetOptException(string code, ErrorKind kind, string problem, string? expected = null, string? example = null, object? value = null, Exception? inner = null)
        : base(Compose(problem, expected, example), inner)
    {
        Code = code;
        Kind = kind;
        Problem = problem;
        Expected = expected;
        Example = example;
        Value = value;
    }

    /// <summary>The stable identifier, PascalCase.</summary>
    public string Code { get; }

    /// <summary>The broad kind.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What was wrong.</summary>
    public string Problem { get; }

    /// <summary>What would have been right.</summary>
    public string? Expected { get; }

    /// <summary>A literal example of right input.</summary>
    public string? Example { get; }

    /// <summary>The offending value.</summary>
    public object? Value { get; }

    private static string Compose(string problem, string? expected, string? example)
    {
        string text = problem + ".";
        if (expected is not null) text += " Expected: " + expected + ".";
        if (example is not null) text += " Example: " + example;
        return text;
    }
}
