using NetOpt.Operations;
using NetOpt.Runner;

namespace NetOpt.Tests;

public class ProgressLineTests
{
    [Fact]
    public void Nothing_is_shown_in_the_first_second_and_then_a_line_every_five()
    {
        var clock = new ManualClock();
        using var error = new StringWriter();
        using var progress = new ProgressLine(error, terminal: false, clock);
        foreach (double second in (double[])[0.2, 0.9, 1.5, 2, 4, 6.6, 7])
        {
            clock.Seconds = second;
            progress.Report(new OperationProgress("Searching", second / 10));
        }
        Assert.Equal("Searching 15 %, 9 s left\nSearching 66 %, 4 s left\n", error.ToString());
    }

    [Fact]
    public void On_a_terminal_one_line_is_rewritten_and_cleared_at_the_end()
    {
        var clock = new ManualClock { Seconds = 0 };
        using var error = new StringWriter();
        using (var progress = new ProgressLine(error, terminal: true, clock))
        {
            clock.Seconds = 2;
            progress.Report(new OperationProgress("Searching", null, "bound 0.9"));
            clock.Seconds = 3;
            progress.Report(new OperationProgress("Done", 1));
        }
        Assert.Equal("\rSearching (bound 0.9)\rDone 100 %           \r" + new string(' ', 10) + "\r", error.ToString());
    }

    [Theory]
    [InlineData(0.5, 30, "A 50 %, 30 s left")]
    [InlineData(0.25, 60, "A 25 %, 3 min 0 s left")]
    [InlineData(0.1, 3600, "A 10 %, 9 h 0 min left")]
    [InlineData(0.001, 3600, "A 0 %")]
    [InlineData(1, 60, "A 100 %")]
    public void The_time_left_follows_from_the_time_taken(double fraction, double seconds, string text)
    {
        Assert.Equal(text, ProgressLine.Text(new OperationProgress("A", fraction), TimeSpan.FromSeconds(seconds)));
    }

    private sealed class ManualClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
