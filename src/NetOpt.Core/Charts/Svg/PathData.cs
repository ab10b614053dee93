using System.Globalization;
using System.Text;

namespace NetOpt.Charts.Svg;

/// <summary>Builds path data with relative moves in tenths of a pixel, which is the shortest form; rounding does not add up.</summary>
internal sealed class PathData
{
    private readonly StringBuilder _data = new();
    private long _x, _y;
    private bool _started;

    /// <summary>Starts a new line at a point.</summary>
    public PathData Move(double x, double y)
    {
        (_x, _y) = (Tenths(x), Tenths(y));
        _data.Append('M');
        Append(_x, _y);
        _started = true;
        return this;
    }

    /// <summary>Draws to a point, or starts there where nothing was drawn yet.</summary>
    public PathData Line(double x, double y)
    {
        if (!_started) return Move(x, y);
        long nextX = Tenths(x), nextY = Tenths(y);
        if (nextX == _x && nextY == _y) return this;
        if (nextY == _y) Append('h', nextX - _x);
        else if (nextX == _x) Append('v', nextY - _y);
        else
        {
            _data.Append('l');
            Append(nextX - _x, nextY - _y);
        }
        (_x, _y) = (nextX, nextY);
        return this;
    }

    /// <summary>Closes the figure.</summary>
    public PathData Close()
    {
        _data.Append('z');
        _started = false;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _data.ToString();

    private static long Tenths(double value) => (long)Math.Round(Math.Clamp(value, -1e7, 1e7) * 10);

    private void Append(char command, long value)
    {
        _data.Append(command);
        Append(value);
    }

    private void Append(long x, long y)
    {
        Append(x);
        if (y >= 0) _data.Append(' ');
        Append(y);
    }

    private void Append(long tenths) => _data.Append((tenths / 10.0).ToString("0.#", CultureInfo.InvariantCulture));
}
