using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Units;

namespace NetOpt.Tests.Units;

public class DurationTests
{
    [Theory]
    [InlineData("40ms", 40_000_000)]
    [InlineData("40 ms", 40_000_000)]
    [InlineData("250us", 250_000)]
    [InlineData("250\u00B5s", 250_000)]
    [InlineData("250\u03BCs", 250_000)]
    [InlineData("10ns", 10)]
    [InlineData("1.5s", 1_500_000_000)]
    [InlineData("0.005", 5_000_000)]
    [InlineData("5e-3", 5_000_000)]
    [InlineData("5min", 300_000_000_000)]
    [InlineData("2h", 7_200_000_000_000)]
    [InlineData("1 hour", 3_600_000_000_000)]
    [InlineData("0", 0)]
    public void Durations_are_read_with_their_unit(string text, long nanoseconds) =>
        Assert.Equal(nanoseconds, Duration.Parse(text).Nanoseconds);

    [Theory]
    [InlineData("5 m", "5ms or 5min")]
    [InlineData("5M", "5ms or 5min")]
    [InlineData("5d", "unit 'd'")]
    [InlineData("0.1ns", "whole number of nanoseconds")]
    [InlineData("-5ms", "negative")]
    [InlineData("300000000h", "292 years")]
    [InlineData("10Gbps", "no duration")]
    [InlineData("soon", "number")]
    public void What_is_no_duration_is_refused_with_what_would_be_right(string text, string said)
    {
        var error = Assert.Throws<NetOptException>(() => Duration.Parse(text));
        Assert.Equal(ErrorCodes.InvalidUnit, error.Code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.04", "40ms")]
    [InlineData("1500us", "1.5ms")]
    [InlineData("90s", "90s")]
    [InlineData("3600s", "1h")]
    [InlineData("300s", "5min")]
    [InlineData("6000s", "6000s")]
    [InlineData("60000s", "60000s")]
    [InlineData("36000s", "10h")]
    public void The_written_form_is_the_shortest_exact_one(string text, string written) =>
        Assert.Equal(written, Duration.Parse(text).ToString());

    [Fact]
    public void Written_durations_read_back_to_the_same_value() =>
        Prop.ForAll<long>(any =>
        {
            Duration duration = Duration.FromNanoseconds(any & long.MaxValue);
            return Duration.Parse(duration.ToString()) == duration;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_minutes_and_hours_read_back_to_the_same_value() =>
        Prop.ForAll<ushort>(any => Duration.Parse($"{any}min").Nanoseconds == any * 60_000_000_000L && Duration.Parse(Duration.Parse($"{any}min").ToString()).Nanoseconds == any * 60_000_000_000L)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.005)]
    [InlineData(1e-9)]
    [InlineData(123.456789012)]
    public void Seconds_as_a_double_come_back(double seconds) => Assert.Equal(seconds, Duration.FromSeconds(seconds).Seconds);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.0)]
    public void A_double_that_is_no_duration_is_refused(double seconds) =>
        Assert.Equal(ErrorCodes.InvalidUnit, Assert.Throws<NetOptException>(() => Duration.FromSeconds(seconds)).Code);

    [Fact]
    public void Json_writes_seconds_and_reads_numbers_and_text()
    {
        Assert.Equal("0.04", JsonSerializer.Serialize(Duration.Parse("40ms")));
        Assert.Equal(40_000_000, JsonSerializer.Deserialize<Duration>("\"40ms\"").Nanoseconds);
        Assert.Equal(40_000_000, JsonSerializer.Deserialize<Duration>("0.040").Nanoseconds);
    }
}
