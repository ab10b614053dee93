using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Units;

namespace NetOpt.Tests.Units;

public class DataSizeTests
{
    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("1500B", 1500)]
    [InlineData("64KiB", 65536)]
    [InlineData("64kB", 64000)]
    [InlineData("64KB", 64000)]
    [InlineData("1.5MB", 1500000)]
    [InlineData("12kbit", 1500)]
    [InlineData("8 bits", 1)]
    [InlineData("1Mibit", 131072)]
    [InlineData("3 bytes", 3)]
    [InlineData("1e6", 1000000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Sizes_are_read_with_their_unit(string text, long bytes) =>
        Assert.Equal(bytes, DataSize.Parse(text).Bytes);

    [Theory]
    [InlineData("64kb", "64kbit or 64kB")]
    [InlineData("2mib", "2Mibit or 2MiB")]
    [InlineData("10Gbps", "10GB")]
    [InlineData("10GB/s", "10GB")]
    [InlineData("10k", "10kB")]
    [InlineData("10bit", "whole number of bytes")]
    [InlineData("0.5B", "whole number of bytes")]
    [InlineData("9223372036854775808", "above")]
    [InlineData("-1B", "negative")]
    [InlineData("5ms", "no amount of data")]
    [InlineData("", "empty")]
    public void What_is_no_size_is_refused_with_what_would_be_right(string text, string said)
    {
        var error = Assert.Throws<NetOptException>(() => DataSize.Parse(text));
        Assert.Equal(ErrorCodes.InvalidUnit, error.Code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1500, "1500B")]
    [InlineData(65536, "64KiB")]
    [InlineData(64000, "64kB")]
    [InlineData(1500000, "1.5MB")]
    [InlineData(1024, "1KiB")]
    [InlineData(0, "0B")]
    [InlineData(1L << 40, "1TiB")]
    public void The_written_form_is_the_shortest_exact_one(long bytes, string written) =>
        Assert.Equal(written, DataSize.FromBytes(bytes).ToString());

    [Fact]
    public void Written_sizes_read_back_to_the_same_value() =>
        Prop.ForAll<long>(any =>
        {
            DataSize size = DataSize.FromBytes(any & long.MaxValue);
            return DataSize.Parse(size.ToString()) == size;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Multiples_of_every_prefix_read_back_to_the_same_value() =>
        Prop.ForAll<int, byte>((amount, shift) =>
        {
            DataSize size = DataSize.FromBytes((long)(uint)amount << (shift % 31));
            return DataSize.Parse(size.ToString()) == size;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_writes_a_number_and_reads_numbers_and_text()
    {
        Assert.Equal("65536", JsonSerializer.Serialize(DataSize.Parse("64KiB")));
        Assert.Equal(65536, JsonSerializer.Deserialize<DataSize>("\"64KiB\"").Bytes);
        Assert.Equal(1500, JsonSerializer.Deserialize<DataSize>("1500").Bytes);
    }
}
