using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Runner;

/// <summary>
/// Progress on standard error, with the time left: nothing in the first second, then one line that is rewritten on a terminal,
/// or a new line every five seconds elsewhere.
/// </summary>
internal sealed class ProgressLine(TextWriter error, bool terminal, TimeProvider clock) : IProgress<OperationProgress>, IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval = terminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _next = Silence;
    private int _shown;
    private bool _closed;

    public ProgressLine(TextWriter error, bool terminal)
        : this(error, terminal, TimeProvider.System)
    {
    }

    public void Report(OperationProgress value)
    {
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        // Other threads may report too: whoever finds the line busy has nothing newer to say.
        if (!_gate.TryEnter()) return;
        try
        {
            if (_closed || elapsed < _next) return;
            _next = elapsed + _interval;
            Write(Text(value, elapsed));
        }
        catch (IOException)
        {
            _closed = true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Clears the line, so that what follows stands alone.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_closed && terminal && _shown > 0)
            {
                error.Write("\r" + new string(' ', _shown) + "\r");
                error.Flush();
            }
            _closed = true;
        }
    }

    internal static string Text(OperationProgress value, TimeSpan elapsed)
    {
        string text = value.Activity;
        if (value.Fraction is { } fraction && fraction is >= 0 and <= 1)
        {
            text += " " + fraction.ToString("0 %", CultureInfo.InvariantCulture);
            if (fraction is > 0.01 and < 1) text += ", " + Duration(elapsed * ((1 - fraction) / fraction)) + " left";
        }
        return value.Detail is null ? text : $"{text} ({value.Detail})";
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{Math.Ceiling(time.TotalSeconds):0} s",
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    private void Write(string text)
    {
        if (terminal)
        {
            const int Width = 79;
            if (text.Length > Width) text = text[..(Width - 1)] + "…";
            error.Write("\r" + text.PadRight(_shown));
            _shown = text.Length;
        }
        else
        {
            error.Write(text + "\n");
        }
        error.Flush();
    }
}
