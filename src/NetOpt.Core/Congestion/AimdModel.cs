using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetOpt.Bandwidth;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>
/// Users on one link who all hear the same bit, "overloaded" or "not", and answer it at the same time: in the plane of two users the additive
/// moves run parallel to the fairness line and the multiplicative ones along rays from the origin, which is why only additive
/// increase with multiplicative decrease ends at the fair and efficient point.
/// <para>Parameters: rates and capacity in one unit; a step is one round-trip time. The link is overloaded when the sum exceeds the capacity.</para>
/// <para>O(users · steps) time and space.</para>
/// <para>Source: Chiu and Jain, "Analysis of the increase and decrease algorithms for congestion avoidance", Computer Networks and ISDN Systems 17, 1989.
/// Deviation: a rate that an additive decrease would take below 0 stays at 0, and the result counts how often.</para>
/// </summary>
public static class AimdModel
{
    private const int MostUsers = 1000;
    private const int MostSteps = 1_000_000;
    private const long MostValues = 20_000_000;

    /// <summary>Runs the model.</summary>
    /// <exception cref="NetOptException">EmptyInput: no start; InvalidParameter: a value out of its range; TooLarge: more than 20 million rates.</exception>
    public static AimdResult Run(AimdRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        double[] rate = Start(request);
        bool adds = request.Rule is AimdRule.Aimd or AimdRule.Aiad, subtracts = request.Rule is AimdRule.Aiad or AimdRule.Miad;
        double increase = request.Increase ?? (adds ? 1 : 1.1), decrease = request.Decrease ?? (subtracts ? 10 : 0.5);
        Check(request, adds, subtracts, increase, decrease, rate.Length);

        int users = rate.Length, points = request.Steps + 1;
        var rates = new double[users][];
        for (int u = 0; u < users; u++) rates[u] = new double[points];
        var total = new double[points];
        var jain = new double[points];
        int decreases = 0, floored = 0;
        for (int step = 0; ; step++)
        {
            if (step % 1024 == 0) context.ThrowIfCanceled();
            double sum = 0;
            for (int u = 0; u < users; u++)
            {
                rates[u][step] = rate[u];
                sum += rate[u];
            }
            if (!double.IsFinite(sum * sum)) throw Invalid("increase", increase, "one that does not leave the range of numbers within the steps", null);
            total[step] = sum;
            jain[step] = JainIndex.Of(rate, []) ?? 1;
            if (step == request.Steps) break;
            bool overloaded = sum > request.Capacity;
            if (overloaded) decreases++;
            for (int u = 0; u < users; u++)
            {
                double next = overloaded ? (subtracts ? rate[u] - decrease : rate[u] * decrease) : adds ? rate[u] + increase : rate[u] * increase;
                if (next < 0)
                {
                    next = 0;
                    floored++;
                }
                rate[u] = next;
            }
        }
        (double mean, double swing) = SecondHalf(total);
        return new AimdResult(request.Rule, increase, decrease, request.Capacity,
            [.. rates.Select(ImmutableCollectionsMarshal.AsImmutableArray)], ImmutableCollectionsMarshal.AsImmutableArray(total), ImmutableCollectionsMarshal.AsImmutableArray(jain),
            request.Steps, decreases, floored, jain[0], jain[^1], mean / request.Capacity, swing / request.Capacity, Verdict(request.Rule, increase, decrease));
    }

    // A step x → a + b·x narrows the gap in proportion to the sum where a > 0, and widens it where a < 0; b alone scales both alike (Chiu and Jain, section 3).
    private static AimdVerdict Verdict(AimdRule rule, double increase, double decrease) => rule switch
    {
        AimdRule.Aimd => increase > 0 ? AimdVerdict.BecomesFair : AimdVerdict.KeepsRatio,
        AimdRule.Mimd => AimdVerdict.KeepsRatio,
        AimdRule.Aiad => AimdVerdict.KeepsDifference,
        _ => increase > 1 && decrease > 0 ? AimdVerdict.BecomesUnfair : increase > 1 ? AimdVerdict.KeepsRatio : AimdVerdict.KeepsDifference,
    };

    private static (double Mean, double Swing) SecondHalf(double[] total)
    {
        double sum = 0, least = double.PositiveInfinity, greatest = 0;
        int from = total.Length / 2;
        for (int i = from; i < total.Length; i++)
        {
            sum += total[i];
            least = Math.Min(least, total[i]);
            greatest = Math.Max(greatest, total[i]);
        }
        return (sum / (total.Length - from), greatest - least);
    }

    private static double[] Start(AimdRequest request)
    {
        if (request.Start is not { Count: > 0 } start)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "No user was given", "the rate of each user at the start", """{"start": [10, 70]}""");
        for (int i = 0; i < start.Count; i++)
        {
            if (!(start[i] >= 0 && start[i] <= 1e100)) throw Invalid($"rate of user {i}", start[i], "a rate from 0 to 1e100", """{"start": [10, 70]}""");
        }
        return [.. start];
    }

    private static void Check(AimdRequest request, bool adds, bool subtracts, double increase, double decrease, int users)
    {
        if (users is < 2 or > MostUsers) throw Invalid("number of users", users, $"2 to {MostUsers}", """{"start": [10, 70]}""");
        if (!(request.Capacity > 0 && request.Capacity <= 1e100)) throw Invalid("capacity", request.Capacity, "a rate above 0 and up to 1e100", """{"capacity": 100}""");
        if (request.Steps is < 1 or > MostSteps) throw Invalid("number of steps", request.Steps, $"1 to {MostSteps}", """{"steps": 200}""");
        if ((long)users * request.Steps > MostValues)
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.InvalidArgument, $"{users} users over {request.Steps} steps are more than {MostValues} rates", "fewer users or steps", """{"steps": 200}""", request.Steps);
        if (adds && !(increase >= 0 && increase <= 1e100)) throw Invalid("additive increase", increase, "at least 0 for each step", """{"increase": 1}""");
        if (!adds && !(increase >= 1 && increase <= 1e6)) throw Invalid("factor of increase", increase, "at least 1", """{"increase": 1.1}""");
        if (subtracts && !(decrease >= 0 && decrease <= 1e100)) throw Invalid("additive decrease", decrease, "at least 0 for each step", """{"decrease": 10}""");
        if (!subtracts && !(decrease is >= 0 and <= 1)) throw Invalid("factor of decrease", decrease, "0 to 1", """{"decrease": 0.5}""");
    }

    private static NetOptException Invalid(string what, object value, string expected, string? example) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} is {value}", expected, example, value);
}
