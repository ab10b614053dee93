using System.Numerics;

namespace NetOpt.Numerics;

/// <summary>
/// A named, seeded stream of pseudo-random draws: xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64
/// from the seed and an FNV-1a hash of the name. The same seed and name give the same draws on every platform
/// and version. Not thread-safe: one stream has one owner.
/// </summary>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Makes a stream.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="name">What the draws are for; streams with different names are independent.</param>
    public RandomStream(ulong seed, string name)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in name)
            hash = (hash ^ c) * 1099511628211UL;
        ulong state = seed ^ hash;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 .. <paramref name="exclusiveMax"/>-1, without bias (Lemire 2019).</summary>
    /// <param name="exclusiveMax">At least 1.</param>
    public int NextInt32(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        uint n = (uint)exclusiveMax;
        ulong product = (NextUInt64() >> 32) * n;
        if ((uint)product < n)
        {
            uint threshold = (0u - n) % n;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * n;
        }
        return (int)(product >> 32);
    }

    /// <summary>Exponential with the given mean, by inversion.</summary>
    public double NextExponential(double mean) => -mean * Math.Log(1.0 - NextDouble());

    /// <summary>Normal with mean 0 and variance 1, by the ziggurat.</summary>
    public double NextGaussian() => NormalSampler.Next(this);

    /// <summary>Puts the items in a uniformly random order (Fisher-Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
