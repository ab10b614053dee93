using System.Runtime.InteropServices;
using System.Text.Json;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bench;

/// <summary>Conformance of a trace of 10 million packets to one token bucket, against a plain loop over doubles in Python on numpy arrays. Ours is the whole operation, statistics included.</summary>
internal static class ConformanceBench
{
    private const int Packets = 10_000_000;
    private const long Burst = 65_536;

    public static void Run()
    {
        var random = new RandomStream(1, "conformance");
        var times = new long[Packets];
        var sizes = new int[Packets];
        long now = 0;
        for (int i = 0; i < Packets; i++)
        {
            // Bursts: most gaps are short, some long.
            now += (long)random.NextExponential(random.NextInt32(20) == 0 ? 8000 : 400);
            times[i] = now;
            sizes[i] = 64 + random.NextInt32(1437);
        }
        var trace = new PacketTrace(ImmutableCollectionsMarshal.AsImmutableArray(times), ImmutableCollectionsMarshal.AsImmutableArray(sizes));
        foreach (string rate in (string[])["7Gbps", "7123456789bps"]) Compare(trace, BitRate.Parse(rate));
    }

    private static void Compare(PacketTrace trace, BitRate rate)
    {
        PolicingResult ours = null!;
        double seconds = Timing.Median(() => ours = PoliceOperation.Run(new PoliceRequest(trace, Rate: rate, Burst: DataSize.FromBytes(Burst)), OperationContext.Default));
        CheckExact(trace, rate, ours);
        string input = Peer.TemporaryFile(".bin"), output = Peer.TemporaryFile(".red");
        try
        {
            using (FileStream stream = File.Create(input))
            {
                stream.Write(MemoryMarshal.AsBytes<long>([trace.Count]));
                stream.Write(MemoryMarshal.AsBytes(trace.TimeNanoseconds.AsSpan()));
                stream.Write(MemoryMarshal.AsBytes(trace.SizeBytes.AsSpan()));
            }
            JsonElement? answer = Peer.Run("conformance.py", input, output, rate.ExactBitsPerSecond.ToString(System.Globalization.CultureInfo.InvariantCulture), Burst.ToString(), "3");
            if (answer is not null)
            {
                int different = 0;
                byte[] theirs = File.ReadAllBytes(output);
                for (int i = 0; i < theirs.Length; i++) different += theirs[i] != (byte)ours.Color[i] / 2 ? 1 : 0;
                // Rounding decides where credit and packet are equal, and each such packet decides about a few more.
                if (different > trace.Count / 100) throw new InvalidOperationException($"{different} packets differ");
                Console.WriteLine($"conformance at {rate}: {ours.RedPacket.Length:N0} of {trace.Count:N0} exceed, exactly; the doubles decide {different:N0} packets otherwise");
            }
            Timing.Print($"conformance of {trace.Count:N0} packets at {rate}", seconds, "plain loop over doubles", Peer.Seconds(answer), 0.2);
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    // Word for word in 128 bits, units of 1e-9 bit.
    private static void CheckExact(PacketTrace trace, BitRate rate, PolicingResult result)
    {
        Int128 full = (Int128)Burst * 8_000_000_000, credit = full, perNanosecond = (Int128)rate.ExactBitsPerSecond;
        long latest = 0;
        for (int i = 0; i < trace.Count; i++)
        {
            credit = Int128.Min(full, credit + perNanosecond * (trace.TimeNanoseconds[i] - latest));
            latest = trace.TimeNanoseconds[i];
            Int128 cost = (Int128)trace.SizeBytes[i] * 8_000_000_000;
            bool green = credit >= cost;
            if (green) credit -= cost;
            if (green != (result.Color[i] == PacketColor.Green)) throw new InvalidOperationException($"packet {i} is {result.Color[i]}");
        }
    }
}
