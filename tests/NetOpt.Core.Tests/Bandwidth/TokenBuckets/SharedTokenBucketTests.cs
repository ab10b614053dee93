using System.Text.Json;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

/// <summary>What a real policer (nftables) and a real shaper (tbf) of a Linux kernel did with trains of packets.</summary>
public class SharedTokenBucketTests
{
    [SharedDataFact]
    public void The_policer_equals_the_real_one_packet_for_packet_and_the_shaper_is_within_two_packets_in_any_100_ms()
    {
        using JsonDocument file = SharedData.Expected("token-bucket.json");
        int policers = 0, shapers = 0;
        foreach (JsonElement run in file.RootElement.GetProperty("runs").EnumerateArray())
        {
            string name = run.GetProperty("name").GetString()!, passed = run.GetProperty("passedFlags").GetString()!;
            int size = run.GetProperty("bytesPerPacketCharged").GetInt32();
            long[] times = [.. run.GetProperty("sendTimesUs").EnumerateArray().Select(t => t.GetInt64() * 1000)];
            var trace = new PacketTrace([.. times], [.. times.Select(_ => size)]);
            BitRate rate = BitRate.FromBitsPerSecond(run.GetProperty("rateBytesPerSecond").GetDecimal() * 8);
            JsonElement parameters = run.GetProperty("parameters");
            DataSize burst = DataSize.FromBytes(parameters.GetProperty("bucket").GetInt64());
            if (name.StartsWith("nft-packets", StringComparison.Ordinal))
            {
                PolicingResult result = PoliceOperation.Run(new PoliceRequest(trace, Rate: rate, Burst: burst), OperationContext.Default);
                Assert.Equal(passed, string.Concat(result.Color.Select(c => c == PacketColor.Green ? '1' : '0')));
                policers++;
            }
            else if (run.GetProperty("kind").GetString() == "tbf")
            {
                DataSize limit = DataSize.FromBytes(parameters.GetProperty("limit").GetInt64());
                ShapingResult result = ShapeOperation.Run(new ShapeRequest(trace, rate, burst, QueueLimit: limit), OperationContext.Default);
                // In every window of 100 ms that begins with a packet.
                int[] ours = [.. Prefix(i => result.DepartureNanoseconds[i] >= 0)], real = [.. Prefix(i => passed[i] == '1')];
                int end = 0;
                for (int i = 0; i < times.Length; i++)
                {
                    while (end < times.Length && times[end] < times[i] + 100_000_000) end++;
                    Assert.InRange(ours[end] - ours[i] - (real[end] - real[i]), -2, 2);
                }
                shapers++;

                IEnumerable<int> Prefix(Func<int, bool> counts)
                {
                    int sum = 0;
                    yield return 0;
                    for (int i = 0; i < times.Length; i++) yield return sum += counts(i) ? 1 : 0;
                }
            }
        }
        Assert.True(policers > 0 && shapers > 0);
    }
}
