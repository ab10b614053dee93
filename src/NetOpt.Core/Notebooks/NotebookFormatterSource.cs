namespace NetOpt.Notebooks;

/// <summary>Makes the notebook formatters of a type that carries <see cref="TypeFormatterSourceAttribute"/>; found by name.</summary>
public sealed class NotebookFormatterSource
{
    /// <summary>The formatters: HTML first, plain text second.</summary>
#pragma warning disable CA1822 // the contract allows both; an instance method is what others write
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new NotebookFormatter(NotebookDisplay.Html, NotebookDisplay.ToHtml),
        new NotebookFormatter(NotebookDisplay.PlainText, NotebookDisplay.ToText),
    ];
#pragma warning restore CA1822
}
