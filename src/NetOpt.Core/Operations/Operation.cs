using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations;

/// <summary>
/// A named pure function from a request to a result. Whatever can run long, be swept or be run without PowerShell is one;
/// <see cref="OperationCatalog"/> lists them all.
/// </summary>
public abstract class Operation
{
    private protected Operation(string name, string summary, JsonTypeInfo requestType, JsonTypeInfo resultType)
    {
        Name = name;
        Summary = summary;
        RequestType = requestType;
        ResultType = resultType;
    }

    /// <summary>Its name, <c>area.verb</c>.</summary>
    public string Name { get; }

    /// <summary>One sentence that says what it does.</summary>
    public string Summary { get; }

    /// <summary>How its request goes to JSON and back.</summary>
    public JsonTypeInfo RequestType { get; }

    /// <summary>How its result goes to JSON and back.</summary>
    public JsonTypeInfo ResultType { get; }

    /// <summary>Runs it.</summary>
    /// <param name="request">An object of the request type.</param>
    /// <param name="context">Cancellation, progress, seed and clock.</param>
    /// <exception cref="NetOptException">The request cannot be answered.</exception>
    /// <exception cref="OperationCanceledException">The context was canceled.</exception>
    public abstract object Run(object request, OperationContext context);
}
