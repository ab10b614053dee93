using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations.Sweeps;

/// <summary>
/// Runs one operation with many settings, on all cores: the request with a point's values put in place, once for each point and replication.
/// <para>Replication r of every point runs with the sweep's seed plus r (from 0), so that points are compared on the same random draws, and any run can be
/// repeated alone with the seed that its row states. Rows are the same and come in the same order on any number of cores.</para>
/// <para>Every request is checked before the first run. A run that fails is a row with its error, and the sweep goes on. Nothing is kept of a result but its row.</para>
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Points">The settings.</param>
public sealed record Sweep(Operation Operation, SweepPoints Points)
{
    private const int MaxWorkers = 1024;

    /// <summary>The request that the points change, as JSON.</summary>
    public ReadOnlyMemory<byte> Request { get; init; } = "{}"u8.ToArray();

    /// <summary>Completes each request with what is not in its JSON, such as a network that was read from a file; null where nothing is missing. Called from several threads.</summary>
    public Func<object, object>? Complete { get; init; }

    /// <summary>Runs of each point, with seeds of their own, at least 1.</summary>
    public int Replications { get; init; } = 1;

    /// <summary>The figures of the result that a row holds, as paths such as <c>flows[0].goodputBps</c>; null for every number, text and boolean outside lists.</summary>
    public IReadOnlyList<string>? Select { get; init; }

    /// <summary>The results file; null for none.</summary>
    public string? Path { get; init; }

    /// <summary>Whether runs that the results file holds, failed ones too, are taken from there. A file that is not there yet is made.</summary>
    public bool Resume { get; init; }

    /// <summary>Runs at once, 1 to 1024; null for one on each core.</summary>
    public int? Workers { get; init; }

    /// <summary>All runs: points times replications.</summary>
    public int Runs => (int)Math.Min(int.MaxValue, (long)Points.Count * Replications);

    /// <summary>The properties that every row has, in order: <c>run</c>, the parameters, <c>seed</c>, the figures, <c>errorCode</c> and <c>errorMessage</c>.</summary>
    /// <exception cref="NetOptException">A path of <see cref="Select"/> leads nowhere, or is given twice.</exception>
    public IReadOnlyList<string> Columns => new SweepColumns(Operation, Points, Select).Names;

    /// <summary>Runs the sweep.</summary>
    /// <param name="context">Its seed is that of the first replication; its progress tells runs done; canceling it ends all runs at once.</param>
    /// <param name="emit">Takes the rows, in order and one at a time, on any thread.</param>
    /// <exception cref="NetOptException">
    /// InvalidRequest: a point does not fit the operation, or the request sets its seed itself; InvalidParameter: a path is none, or a number out of its range; TooLarge: more
    /// than a million runs; SweepMismatch and others: the results file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The context was canceled. What was done is in the results file.</exception>
    public SweepSummary Run(OperationContext context, Action<SweepRow> emit)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(emit);
        if (Replications < 1) throw Invalid($"The number of replications is {Replications}", "at least 1", Replications);
        if (Workers is { } given && given is < 1 or > MaxWorkers) throw Invalid($"The number of runs at once is {given}", $"1 to {MaxWorkers}", given);
        SweepPoints.CheckCount((long)Points.Count * Replications, "runs");
        var columns = new SweepColumns(Operation, Points, Select);
        if (Path is not null) SweepFile.Check(Path, Resume);
        string fingerprint = Check(context);
        using SweepFile? file = Path is null ? null
            : SweepFile.Open(Path, Resume, new SweepHeader(Operation.Name, Runs, context.Seed, Replications, Points.Fingerprint(), fingerprint, columns.Names), columns, context);
        return new SweepRun(this, columns, file, context, emit).Execute(Workers ?? Environment.ProcessorCount);
    }

    /// <summary>The request of a point.</summary>
    /// <exception cref="NetOptException">It does not fit the operation.</exception>
    internal object RequestOf(int point)
    {
        object request = Read(point);
        return Complete is null ? request : Complete(request);
    }

    // Every point is read once before the first run: what is misspelled in the last of them should not come out after hours.
    private string Check(OperationContext context)
    {
        const int ReportEvery = 1024;
        JsonTypeInfo type = OperationJson.RequestType(Operation);
        foreach (PropertyPath path in Points.Paths) path.CheckIn(Operation, type);
        JsonPropertyInfo? seed = type.Properties.FirstOrDefault(p => p.Name == "seed");
        using HashWriter? hash = Path is null ? null : new HashWriter();
        for (int point = 0; point < Points.Count; point++)
        {
            context.ThrowIfCanceled();
            if (point % ReportEvery == 0) context.Report("Checking the points", null, $"{point} of {Points.Count}");
            object request = Checked(point);
            if (seed?.Get!(request) is not null)
                throw OperationJson.Invalid("The request sets 'seed'", "a request without it; the sweep gives each run its seed, and several with replications");
            if (hash is not null) Add(hash, request, type);
            // The network or trace is the same for all.
            if (point > 0 || Complete is null) continue;
            request = Complete(request);
            if (hash is not null) Add(hash, request, type);
        }
        return hash?.Hash() ?? "";
    }

    private object Checked(int point)
    {
        try
        {
            return Read(point);
        }
        catch (NetOptException error) when (Points.Parameters.Count > 0)
        {
            throw new NetOptException(error.Code, error.Kind, $"{Points.Describe(point)}: {error.Problem}", error.Expected, error.Example, error.Value, error);
        }
    }

    private object Read(int point)
    {
        if (Points.Parameters.Count == 0) return OperationJson.ReadRequest(Operation, Request.Span);
        JsonObject request = Base();
        for (int p = 0; p < Points.Paths.Count; p++)
        {
            if (Points.Value(point, p) is { } value) Points.Paths[p].Put(request, value);
        }
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) request.WriteTo(writer);
        return OperationJson.ReadRequest(Operation, buffer.WrittenSpan, showPlace: false);
    }

    // A tree of its own for each point: reading a tree changes it inside, so that threads must not share one.
    private JsonObject Base()
    {
        ReadOnlySpan<byte> text = Request.Span;
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject request) return request;
        }
        catch (JsonException)
        {
            // Reading it as a request explains what is wrong.
        }
        _ = OperationJson.ReadRequest(Operation, text);
        throw OperationJson.Invalid("The request is not JSON", "a JSON object");
    }

    private static void Add(HashWriter hash, object request, JsonTypeInfo type)
    {
        using var writer = new Utf8JsonWriter(hash);
        JsonSerializer.Serialize(writer, request, type);
    }

    private static NetOptException Invalid(string problem, string expected, object value) => new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, value: value);
}
