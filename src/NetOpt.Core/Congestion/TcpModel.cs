using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>
/// The rate of one long TCP flow whose segments are lost at random with probability p, by three closed formulas; and the other way round the
/// loss that a wanted rate tolerates.
/// <para>With R the round-trip time (s), b segments per ACK, T the first timeout (s), W the window limit (segments), all in segments/s:
/// Mathis √(3/(2bp))/R; Padhye 1/(R√(2bp/3) + T·min(1, 3√(3bp/8))·p(1+32p²)), at most W/R; CUBIC's average window
/// (C(3+β)/(4(1−β)))^¼·(R/p)^¾ with C = 0.4 and β = 0.7, or √(3/(2p)) where that is more (the Reno-friendly region).</para>
/// <para>O(1) for a rate; a loss takes 200 halvings of its logarithm.</para>
/// <para>Sources: Mathis, Semke, Mahdavi and Ott, CCR 27(3), 1997; Padhye, Firoiu, Towsley and Kurose, SIGCOMM 1998, eq. 33; RFC 9438 section 5.2.
/// The window limit is applied to all three; only Padhye's formula has it in the original.</para>
/// </summary>
public static class TcpModel
{
    private const double CubicC = 0.4;
    private const double CubicBeta = 0.7;
    private const double LeastLoss = 1e-18;
    private static readonly TcpFormula[] All = [TcpFormula.Mathis, TcpFormula.Padhye, TcpFormula.Cubic];

    /// <summary>Evaluates every formula.</summary>
    /// <exception cref="NetOptException">InvalidRequest: both or neither of loss and target; InvalidParameter: a value out of its range.</exception>
    public static TcpModelResult Evaluate(TcpModelRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.RttSeconds is not { } rtt || request.Loss is null == request.TargetBps is null)
        {
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "The request does not say what to compute",
                "a round-trip time, and either a loss or a target rate", """{"rttSeconds": 0.1, "loss": 0.001}""");
        }
        Require(rtt is > 0 and <= 1000, "round-trip time in seconds", rtt, "above 0 and up to 1000", "0.1");
        Require(request.SegmentBytes is >= 1 and <= 65535, "segment size in bytes", request.SegmentBytes, "1 to 65535", "1460");
        Require(request.SegmentsPerAck is 1 or 2, "number of segments per ACK", request.SegmentsPerAck, "1, or 2 with delayed ACKs", "2");
        if (request.MaxWindowSegments is { } limit) Require(limit >= 1 && double.IsFinite(limit), "window limit in segments", limit, "at least 1", "64");
        double timeout = request.TimeoutSeconds ?? Math.Max(1, 2 * rtt);
        Require(timeout >= rtt && timeout <= 1e6, "timeout in seconds", timeout, "at least the round-trip time", "1");
        if (request.Loss is { } loss) Require(loss is > 0 and < 1, "loss", loss, "above 0 and below 1", "0.001");
        if (request.TargetBps is { } target) Require(target > 0 && double.IsFinite(target), "target rate in bit/s", target, "above 0", "1e9");

        var path = new Path(rtt, request.SegmentBytes * 8.0, request.MaxWindowSegments ?? double.PositiveInfinity, timeout, request.SegmentsPerAck);
        return new TcpModelResult(
            [.. All.Select(formula => request.Loss is { } p ? At(formula, path, p) : At(formula, path, LossFor(formula, path, request.TargetBps!.Value)))],
            rtt, request.TargetBps, request.SegmentBytes, request.MaxWindowSegments, timeout, request.SegmentsPerAck);
    }

    private static TcpModelRate At(TcpFormula formula, Path path, double? loss)
    {
        if (loss is not { } p) return new TcpModelRate(formula, null, null, null, null, true, "out of reach: the window limit allows less at any loss");
        double free = Unlimited(formula, path, p), rate = Math.Min(free, path.Window / path.Rtt);
        string? note = p > 0.1 ? "above 10 % loss flows live in timeouts; expect less"
            : formula == TcpFormula.Mathis && p > 0.02 ? "above 2 % loss timeouts matter, which this formula leaves out"
            : null;
        return new TcpModelRate(formula, p, rate * path.SegmentBits, rate, rate * path.Rtt, rate < free, note);
    }

    // Segments per second without the window limit; falls as p grows.
    private static double Unlimited(TcpFormula formula, Path path, double p) => formula switch
    {
        TcpFormula.Mathis => Math.Sqrt(1.5 / (path.PerAck * p)) / path.Rtt,
        TcpFormula.Padhye => 1 / (path.Rtt * Math.Sqrt(2 * path.PerAck * p / 3) + path.Timeout * Math.Min(1, 3 * Math.Sqrt(3 * path.PerAck * p / 8)) * p * (1 + 32 * p * p)),
        _ => Math.Max(Math.Pow(CubicC * (3 + CubicBeta) / (4 * (1 - CubicBeta)), 0.25) * Math.Pow(path.Rtt / p, 0.75), Math.Sqrt(1.5 / p)) / path.Rtt,
    };

    private static double? LossFor(TcpFormula formula, Path path, double targetBps)
    {
        double wanted = targetBps / path.SegmentBits;
        if (wanted > path.Window / path.Rtt || Unlimited(formula, path, LeastLoss) < wanted) return null;
        double low = Math.Log(LeastLoss), high = 0;
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (Unlimited(formula, path, Math.Exp(middle)) >= wanted) low = middle;
            else high = middle;
        }
        return Math.Exp(low);
    }

    private static void Require(bool holds, string what, object value, string expected, string example)
    {
        if (!holds) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} is {value}", expected, example, value);
    }

    private readonly record struct Path(double Rtt, double SegmentBits, double Window, double Timeout, int PerAck);
}
