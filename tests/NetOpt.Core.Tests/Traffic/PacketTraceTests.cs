using System.Text.Json;
using NetOpt.Traffic;

namespace NetOpt.Tests.Traffic;

public class PacketTraceTests
{
    [Fact]
    public void A_trace_goes_to_json_and_back()
    {
        var trace = new PacketTrace([0, 5, 5], [64, 1500, 40], [1, 0, 1], 10, "sample", ["web", "voice"]);
        PacketTrace back = JsonSerializer.Deserialize(JsonSerializer.Serialize(trace, TrafficJson.Default.PacketTrace), TrafficJson.Default.PacketTrace)!;
        Assert.Equal(trace.TimeNanoseconds.AsEnumerable(), back.TimeNanoseconds.AsEnumerable());
        Assert.Equal(trace.SizeBytes.AsEnumerable(), back.SizeBytes.AsEnumerable());
        Assert.Equal(trace.Flow!.Value.AsEnumerable(), back.Flow!.Value.AsEnumerable());
        Assert.Equal(10, back.DurationNanoseconds);
        Assert.Equal("sample", back.Name);
        Assert.Equal("voice", back.FlowName(1));
    }

    [Fact]
    public void Without_flows_and_names_all_packets_are_of_flow_0()
    {
        var trace = new PacketTrace([3, 9], [1, 2]);
        Assert.Null(trace.Flow);
        Assert.Equal(1, trace.FlowCount);
        Assert.Equal(9, trace.DurationNanoseconds);
        Assert.Equal("0", trace.FlowName(0));
        Assert.Equal(0, new PacketTrace([], []).FlowCount);
    }

    [Theory]
    [InlineData(new long[] { 5, 4 }, new[] { 1, 1 }, null, 0, "goes back at packet 1")]
    [InlineData(new long[] { -1 }, new[] { 1 }, null, 0, "arrives at -1")]
    [InlineData(new long[] { 0 }, new[] { 0 }, null, 0, "Packet 0 has 0 bytes")]
    [InlineData(new long[] { 0, 1 }, new[] { 1 }, null, 0, "2 times came with 1 sizes")]
    [InlineData(new long[] { 0, 1 }, new[] { 1, 1 }, new[] { 0 }, 0, "2 times came with 1 flows")]
    [InlineData(new long[] { 0 }, new[] { 1 }, new[] { -1 }, 0, "is of flow -1")]
    [InlineData(new long[] { 7 }, new[] { 1 }, null, 6, "lasts 6 ns")]
    public void What_is_no_trace_is_refused_with_the_place(long[] times, int[] sizes, int[]? flows, long duration, string says)
    {
        NetOptException error = Assert.Throws<NetOptException>(() => new PacketTrace([.. times], [.. sizes], flows is null ? null : [.. flows], duration));
        Assert.Equal(ErrorCodes.InvalidTrace, error.Code);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void A_needed_trace_must_be_there_and_hold_a_packet()
    {
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => PacketTrace.Required(null)).Code);
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => PacketTrace.Required(new PacketTrace([], []))).Code);
    }
}
