namespace NetOpt.HelpBuilder;

/// <summary>A text that is missing or cannot be read.</summary>
/// <param name="place">The file, or the member.</param>
/// <param name="message">What is wrong.</param>
internal sealed class HelpException(string place, string message) : Exception(message)
{
    public string Place { get; } = place;
}
