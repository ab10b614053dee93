using System.Numerics;

namespace NetOpt.Tests.Bandwidth;

/// <summary>Textbook progressive filling in exact rational arithmetic: slow, obvious, and without any rounding.</summary>
internal static class ExactMaxMin
{
    /// <summary>Rates of flows along paths; a null demand has no limit. Whole capacities, weights and demands.</summary>
    public static Rational[] Fill(int[][] paths, int[] capacity, int[] weight, int?[] demand)
    {
        var rate = new Rational[paths.Length];
        var growing = new bool[paths.Length];
        Array.Fill(growing, true);
        while (growing.Contains(true))
        {
            Rational? level = null;
            for (int a = 0; a < capacity.Length; a++)
            {
                if (Share(a) is { } share && (level is null || share < level.Value)) level = share;
            }
            for (int f = 0; f < paths.Length; f++)
            {
                if (growing[f] && demand[f] is { } d && (level is null || new Rational(d, weight[f]) < level.Value)) level = new Rational(d, weight[f]);
            }
            bool[] full = [.. Enumerable.Range(0, capacity.Length).Select(a => Share(a) is { } share && share == level!.Value)];
            for (int f = 0; f < paths.Length; f++)
            {
                if (!growing[f]) continue;
                bool atDemand = demand[f] is { } d && new Rational(d, weight[f]) == level!.Value;
                if (!atDemand && !paths[f].Any(a => full[a])) continue;
                rate[f] = level!.Value * weight[f];
                growing[f] = false;
            }
        }
        return rate;

        Rational? Share(int arc)
        {
            var used = new Rational(0);
            int growingWeight = 0;
            for (int f = 0; f < paths.Length; f++)
            {
                int crossings = paths[f].Count(a => a == arc);
                if (growing[f]) growingWeight += weight[f] * crossings;
                else used += rate[f] * crossings;
            }
            return growingWeight == 0 ? null : (new Rational(capacity[arc]) - used) / growingWeight;
        }
    }

    /// <summary>An exact fraction in lowest terms.</summary>
    public readonly struct Rational : IComparable<Rational>, IEquatable<Rational>
    {
        private readonly BigInteger _up;
        private readonly BigInteger _down;

        public Rational(BigInteger up, BigInteger? down = null)
        {
            BigInteger d = down ?? 1;
            BigInteger divisor = BigInteger.GreatestCommonDivisor(up, d) * (d.Sign < 0 ? -1 : 1);
            _up = up / divisor;
            _down = d / divisor;
        }

        public double Value => (double)(_up * (BigInteger.One << 80) / _down) / Math.Pow(2, 80);

        public static Rational operator +(Rational a, Rational b) => new(a._up * b._down + b._up * a._down, a._down * b._down);

        public static Rational operator -(Rational a, Rational b) => new(a._up * b._down - b._up * a._down, a._down * b._down);

        public static Rational operator *(Rational a, int b) => new(a._up * b, a._down);

        public static Rational operator *(Rational a, Rational b) => new(a._up * b._up, a._down * b._down);

        public static Rational operator /(Rational a, Rational b) => new(a._up * b._down, a._down * b._up);

        public static Rational operator /(Rational a, int b) => new(a._up, a._down * b);

        public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

        public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

        public static bool operator ==(Rational a, Rational b) => a.Equals(b);

        public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

        public int CompareTo(Rational other) => (_up * other._down).CompareTo(other._up * _down);

        public bool Equals(Rational other) => _up == other._up && _down == other._down;

        public override bool Equals(object? obj) => obj is Rational other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_up, _down);
    }
}
