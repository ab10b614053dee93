using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Tests.Operations.Sweeps;

/// <summary>An operation that shows what a sweep gives to its runs, and does to them whatever a test wants.</summary>
internal static class ProbeOperation
{
    [JsonConverter(typeof(CamelCaseEnumConverter<Kind>))]
    public enum Kind
    {
        Fast,
        VerySlow,
    }

    public static Operation<Request, Result> Quiet { get; } = Make((_, _) => { });

    /// <summary>Makes the operation.</summary>
    /// <param name="during">What happens in each run.</param>
    public static Operation<Request, Result> Make(Action<Request, OperationContext> during) =>
        new("test.probe", "Shows its request.", TypeOf<Request>(), TypeOf<Result>(), (request, context) =>
        {
            during(request, context);
            context.ThrowIfCanceled();
            if (request.X < 0) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"x is {request.X}", "at least 0", "3");
            return new Result(request.X * 2, new RandomStream(context.Seed, "probe").NextDouble(), request.X > 2, null, request.Queue ?? new Queue(), request.Name, request.Kind, request.X,
                [.. (request.Start ?? []).Select(s => new Flow(s < 50 ? Kind.Fast : Kind.VerySlow, s / 2))], [.. request.Start ?? []], context.Seed, request);
        });

    /// <summary>Values as JSON.</summary>
    public static JsonElement[] Json(params string[] values) => [.. values.Select(v => JsonDocument.Parse(v).RootElement.Clone())];

    public static SweepPoints Grid(params (string Path, string[] Values)[] axes) => SweepPoints.Grid([.. axes.Select(a => new SweepAxis(a.Path, Json(a.Values)))]);

    /// <summary>All rows of a sweep as text.</summary>
    public static List<string> Rows(Sweep sweep, ulong seed = 0)
    {
        var rows = new List<string>();
        sweep.Run(new OperationContext { Seed = seed }, row => rows.Add(row.Fields.GetRawText()));
        return rows;
    }

    private static JsonTypeInfo<T> TypeOf<T>()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    public sealed record Queue(string Discipline = "fifo", int Limit = 10);

    public sealed record Flow(Kind Kind, double Rate);

    public sealed record Request(double X = 1, Queue? Queue = null, Kind Kind = Kind.Fast, string? Name = null, IReadOnlyList<double>? Start = null, ulong? Seed = null);

    public sealed record Result(double Twice, double Draw, bool Large, double? Nothing, Queue Queue, string? Name, Kind Kind, double X, ImmutableArray<Flow> Flows, ImmutableArray<double> Start, ulong Seed, Request Request);
}
