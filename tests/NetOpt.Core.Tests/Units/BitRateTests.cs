using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Units;

namespace NetOpt.Tests.Units;

public class BitRateTests
{
    [Theory]
    [InlineData("10Gbps", 10e9)]
    [InlineData("10gbps", 10e9)]
    [InlineData("10mbps", 10e6)]
    [InlineData("10 Gbit/s", 10e9)]
    [InlineData("2.5Gb/s", 2.5e9)]
    [InlineData("1500bps", 1500)]
    [InlineData("1500", 1500)]
    [InlineData("1e9", 1e9)]
    [InlineData("1.5E3 kbps", 1.5e6)]
    [InlineData("0.5bps", 0.5)]
    [InlineData(".5kbps", 500)]
    [InlineData("64Kibps", 65536)]
    [InlineData("64 kibit/s", 65536)]
    [InlineData("1MB/s", 8e6)]
    [InlineData("1MBps", 8e6)]
    [InlineData("1GiB/s", 8589934592)]
    [InlineData("3 bytes/s", 24)]
    [InlineData("100 Tbps", 100e12)]
    [InlineData("2Pbps", 2e15)]
    [InlineData("  7Mbit/s  ", 7e6)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    public void Rates_are_read_with_their_unit(string text, double bitsPerSecond) =>
        Assert.Equal(bitsPerSecond, BitRate.Parse(text).BitsPerSecond);

    [Theory]
    [InlineData("10 Gbit", "10Gbps")]
    [InlineData("10Gb", "10Gbps")]
    [InlineData("10GB", "10GB/s")]
    [InlineData("10GBPS", "10Gbps (bits) or 10GB/s (bytes)")]
    [InlineData("10GB/S", "10Gbps (bits) or 10GB/s (bytes)")]
    [InlineData("10G", "10Gbps")]
    [InlineData("5ms", "10Gbps")]
    [InlineData("-5Mbps", "negative")]
    [InlineData("\u22125Mbps", "negative")]
    [InlineData("NaN", "not a number")]
    [InlineData("Infinity", "not finite")]
    [InlineData("\u221E", "not finite")]
    [InlineData("-inf", "not finite")]
    [InlineData("unlimited", "not finite")]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("fast", "number")]
    [InlineData("1,5Gbps", "decimal point")]
    [InlineData("1_000Mbps", "separators")]
    [InlineData("1.2.3Mbps", "decimal point")]
    [InlineData("1e999999999999", "exponent")]
    [InlineData("1e300", "28 significant")]
    [InlineData("0x10", "unit 'x10'")]
    [InlineData("10Gbps please", "Gbps please")]
    public void What_is_no_rate_is_refused_with_what_would_be_right(string text, string said)
    {
        Assert.False(BitRate.TryParse(text, out _));
        var error = Assert.Throws<NetOptException>(() => BitRate.Parse(text));
        Assert.Equal(ErrorCodes.InvalidUnit, error.Code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, error.Value);
    }

    [Theory]
    [InlineData("10000Mbps", "10Gbps")]
    [InlineData("2600Mbps", "2.6Gbps")]
    [InlineData("1500", "1500bps")]
    [InlineData("1000", "1kbps")]
    [InlineData("1234567", "1234567bps")]
    [InlineData("0", "0bps")]
    [InlineData("0.25", "0.25bps")]
    [InlineData("10.000Gbps", "10Gbps")]
    [InlineData("1Kibps", "1024bps")]
    public void The_written_form_is_the_shortest_exact_one(string text, string written) =>
        Assert.Equal(written, BitRate.Parse(text).ToString());

    [Fact]
    public void Nothing_is_lost_above_two_to_the_53()
    {
        Assert.Equal(9007199254740993m, BitRate.Parse("9007199254740993").ExactBitsPerSecond);
        Assert.Equal(9007199254740993m, BitRate.Parse("9007.199254740993Tbps").ExactBitsPerSecond);
        Assert.Equal("9007199254740993bps", BitRate.Parse("9007199254740993").ToString());
        Assert.Equal(79228162514264337593543950335m, BitRate.Parse("79228162514264337593543950335").ExactBitsPerSecond);
        Assert.False(BitRate.TryParse("79228162514264337593543950336", out _));
    }

    [Fact]
    public void Written_rates_read_back_to_the_same_value() =>
        Prop.ForAll<decimal>(any =>
        {
            BitRate rate = BitRate.FromBitsPerSecond(Math.Abs(any));
            return BitRate.Parse(rate.ToString()) == rate;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubles_come_back_bit_by_bit() =>
        Prop.ForAll<NormalFloat>(any =>
        {
            double value = Math.Abs(any.Get);
            if (value is > 7e28 or (> 0 and < 1e-10)) return true;
            return BitRate.FromBitsPerSecond(value).BitsPerSecond == value;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_never_throws_anything_but_its_own_error() =>
        Prop.ForAll<string>(text => text is null || BitRate.TryParse(text, out _) || true).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.0)]
    [InlineData(1e30)]
    [InlineData(5e-324)]
    public void A_double_that_is_no_rate_is_refused(double value) =>
        Assert.Equal(ErrorCodes.InvalidUnit, Assert.Throws<NetOptException>(() => BitRate.FromBitsPerSecond(value)).Code);

    [Fact]
    public void Json_writes_a_number_and_reads_numbers_and_text()
    {
        BitRate rate = BitRate.Parse("9007199254740993");
        string json = JsonSerializer.Serialize(rate);
        Assert.Equal("9007199254740993", json);
        Assert.Equal(rate, JsonSerializer.Deserialize<BitRate>(json));
        Assert.Equal(10e9, JsonSerializer.Deserialize<BitRate>("\"10Gbps\"").BitsPerSecond);
        Assert.Equal(1e10, JsonSerializer.Deserialize<BitRate>("1e10").BitsPerSecond);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<BitRate>("true"));
    }

    [Fact]
    public void Rates_sort_by_size() =>
        Assert.Equal(["1kbps", "1Mbps", "1Gbps"], new[] { "1Gbps", "1kbps", "1Mbps" }.Select(BitRate.Parse).Order().Select(r => r.ToString()));
}
