using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations;

/// <summary>An <see cref="Operation"/> with its types.</summary>
/// <typeparam name="TRequest">A record that goes to JSON and back.</typeparam>
/// <typeparam name="TResult">A record that goes to JSON and back.</typeparam>
public sealed class Operation<TRequest, TResult> : Operation
    where TRequest : notnull
    where TResult : notnull
{
    private readonly Func<TRequest, OperationContext, TResult> _run;

    /// <summary>Makes an operation.</summary>
    public Operation(string name, string summary, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResult> resultType, Func<TRequest, OperationContext, TResult> run)
        : base(name, summary, requestType, resultType)
    {
        _run = run;
    }

    /// <summary>Runs it.</summary>
    public TResult Run(TRequest request, OperationContext context) => _run(request, context);

    /// <inheritdoc/>
    public override object Run(object request, OperationContext context) => _run((TRequest)request, context);
}
