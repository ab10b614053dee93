using System.Globalization;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

/// <summary>Every point of the reference results, whichever model and quantity it names.</summary>
public class SharedQueueingTests
{
    private const double Tolerance = 1e-10;

    [SharedDataFact]
    public void Every_reference_value_is_met_to_ten_digits()
    {
        using JsonDocument document = SharedData.Expected("queueing.json");
        var misses = new List<string>();
        int checkedValues = 0;
        foreach (JsonElement point in document.RootElement.GetProperty("points").EnumerateArray())
        {
            string model = point.GetProperty("model").GetString()!;
            JsonElement parameters = point.GetProperty("parameters"), results = point.GetProperty("results");
            QueueModelResult result = QueueModels.Solve(Request(model, parameters, results), OperationContext.Default);
            if (results.ValueKind == JsonValueKind.String)
            {
                Assert.StartsWith("unstable", results.GetString());
                Assert.False(result.Stable);
                Assert.Null(result.MeanSojournSeconds);
                Assert.NotNull(result.Reason);
                continue;
            }
            foreach (JsonProperty wanted in results.EnumerateObject())
            {
                (double Expected, double Actual)[] pairs = wanted.Value.ValueKind == JsonValueKind.Array
                    ? [.. wanted.Value.EnumerateArray().Select((v, i) => (Number(v), Value(result.Classes[i], wanted.Name)))]
                    : [(Number(wanted.Value), Value(result, wanted.Name))];
                foreach ((double expected, double actual) in pairs)
                {
                    checkedValues++;
                    if (!(Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected))) misses.Add($"{model} {parameters} {wanted.Name}: {actual:R}, expected {expected:R}");
                }
            }
        }
        Assert.True(misses.Count == 0, string.Join(Environment.NewLine, misses));
        Assert.True(checkedValues > 100);
    }

    private static QueueModelRequest Request(string model, JsonElement p, JsonElement results)
    {
        double? Get(string name) => p.TryGetProperty(name, out JsonElement v) ? Number(v) : null;
        long? Count(string name) => (long?)Get(name);
        // Which states, times and percentiles the results ask for.
        var states = new List<long>();
        var times = new List<double>();
        var percentiles = new List<double>();
        if (results.ValueKind == JsonValueKind.Object)
        {
            foreach (string name in results.EnumerateObject().Select(r => r.Name))
            {
                if (name.StartsWith("P(N>=", StringComparison.Ordinal)) states.Add(long.Parse(name[5..^1]));
                else if (name.StartsWith("P(W", StringComparison.Ordinal)) times.Add(Parse(name[(name.IndexOf('>') + 1)..^1]));
                else if (name.Contains("_p", StringComparison.Ordinal) && name[0] == 'W') percentiles.Add(Percentile(name));
                else if (name[0] == 'p' && long.TryParse(name.AsSpan(1), out long n)) states.Add(n);
            }
        }
        var request = new QueueModelRequest(ArrivalRate: Arrays(p, "lambda") is null ? Get("lambda") : null, ServiceRate: Get("mu"), ServiceTimeSeconds: Get("service_time") ?? (Arrays(p, "mean_service") is null ? Get("mean_service") : null),
            Servers: Count("c"), Places: Count("K"), OfferedLoad: Get("a"), ArrivalScv: Get("scv_arrival"), ServiceScv: Get("scv_service"),
            States: states, TimesSeconds: times, Percentiles: percentiles);
        return model switch
        {
            "M/M/1" => request with { Model = QueueModel.MM1 },
            "M/M/c" => request with { Model = QueueModel.MMm },
            "M/M/c/K" => request with { Model = QueueModel.MMmK },
            "M/M/inf" => request with { Model = QueueModel.MMInf },
            "Erlang B" => request with { Model = QueueModel.ErlangB },
            "Erlang C" => request with { Model = QueueModel.ErlangC },
            "Erlang B servers" => request with { Model = QueueModel.ErlangB, Target = new QueueTarget(QueueGoal.Blocking, Get("target_blocking")!.Value) },
            "Erlang C servers" => request with { Model = QueueModel.ErlangC, Target = new QueueTarget(QueueGoal.WaitProbability, Get("target_wait_probability")!.Value) },
            "M/G/1" => request with { Model = QueueModel.MG1 },
            "M/D/1" => request with { Model = QueueModel.MD1 },
            "G/G/1 Kingman" => request with { Model = QueueModel.GG1, Approximation = QueueApproximation.Kingman },
            "G/G/c Allen-Cunneen" => request with { Model = QueueModel.GGm, Approximation = QueueApproximation.AllenCunneen },
            _ when model.Contains("priority", StringComparison.Ordinal) => request with
            {
                Model = QueueModel.Priority,
                Discipline = model.Contains("non-preemptive", StringComparison.Ordinal) ? PriorityDiscipline.NonPreemptive : PriorityDiscipline.PreemptiveResume,
                Classes = Classes(p),
            },
            _ => throw new InvalidOperationException($"a reference for '{model}', which no test knows"),
        };
    }

    private static List<QueueClass> Classes(JsonElement p)
    {
        double[] arrivals = Arrays(p, "lambda")!, mean = Arrays(p, "mean_service")!, second = Arrays(p, "second_moment_service")!;
        return [.. arrivals.Select((rate, k) => new QueueClass(ArrivalRate: rate, ServiceTimeSeconds: mean[k], ServiceScv: second[k] / (mean[k] * mean[k]) - 1))];
    }

    private static double Value(QueueModelResult r, string name) => name switch
    {
        "rho" => r.Rho,
        "offered_load" => r.OfferedLoad,
        "erlang_c" or "wait_probability" => r.WaitProbability,
        "blocking" or "p_block" => r.BlockingProbability,
        "servers" => r.Servers,
        "server_utilisation" => r.Utilization,
        "throughput" => r.Throughput,
        "p0" => r.EmptyProbability,
        "L" => r.MeanCustomers,
        "Lq" => r.MeanWaiting,
        "W" => r.MeanSojournSeconds,
        "Wq" => r.MeanWaitSeconds,
        "variance_N" => r.VarianceCustomers,
        "variance_W" => r.VarianceSojourn,
        "variance_Wq" => r.VarianceWait,
        _ when name.StartsWith("P(N>=", StringComparison.Ordinal) => r.States.First(s => s.Customers == long.Parse(name[5..^1])).AtLeast,
        _ when name.StartsWith("P(Wq>", StringComparison.Ordinal) => r.Tails.First(t => t.Seconds == Parse(name[5..^1])).WaitExceeds,
        _ when name.StartsWith("P(W>", StringComparison.Ordinal) => r.Tails.First(t => t.Seconds == Parse(name[4..^1])).SojournExceeds,
        _ when name.StartsWith("W_p", StringComparison.Ordinal) => r.Percentiles.First(q => q.Probability == Percentile(name)).SojournSeconds,
        _ when name.StartsWith("Wq_p", StringComparison.Ordinal) => r.Percentiles.First(q => q.Probability == Percentile(name)).WaitSeconds,
        _ when name[0] == 'p' => r.States.First(s => s.Customers == long.Parse(name[1..])).Probability,
        _ => throw new InvalidOperationException($"a reference for '{name}', which no test knows"),
    } ?? double.NaN;

    private static double Value(QueueClassResult r, string name) => name switch
    {
        "L" => r.MeanCustomers,
        "Lq" => r.MeanWaiting,
        "W" => r.MeanSojournSeconds,
        "Wq" => r.MeanWaitSeconds,
        _ => throw new InvalidOperationException($"a reference for '{name}', which no test knows"),
    } ?? double.NaN;

    private static double[]? Arrays(JsonElement p, string name) =>
        p.TryGetProperty(name, out JsonElement v) && v.ValueKind == JsonValueKind.Array ? [.. v.EnumerateArray().Select(Number)] : null;

    private static double Percentile(string name) => Parse("0." + name[(name.LastIndexOf('p') + 1)..]);

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : Parse(value.GetString()!);

    private static double Parse(string text)
    {
        int slash = text.IndexOf('/');
        return slash < 0 ? double.Parse(text, CultureInfo.InvariantCulture) : Parse(text[..slash]) / Parse(text[(slash + 1)..]);
    }
}
