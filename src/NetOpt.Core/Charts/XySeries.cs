using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A named row of points.</summary>
public sealed record XySeries
{
    /// <summary>Makes a series.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">The x values, finite.</param>
    /// <param name="y">The y values, finite, as many as there are x values.</param>
    /// <param name="mark">How the points are drawn.</param>
    /// <param name="role">What the series stands for.</param>
    /// <exception cref="NetOptException">InvalidParameter: the lengths differ, or a value is not finite or beyond 1e300.</exception>
    [JsonConstructor]
    public XySeries(string name, ImmutableArray<double> x, ImmutableArray<double> y, XyMark mark = XyMark.Line, SeriesRole role = SeriesRole.Plain)
    {
        Name = name;
        X = x.IsDefault ? [] : x;
        Y = y.IsDefault ? [] : y;
        Mark = mark;
        Role = role;
        if (X.Length != Y.Length)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"Series '{name}' has {X.Length} x values and {Y.Length} y values", "as many of one as of the other");
        }
        for (int i = 0; i < X.Length; i++)
        {
            if (!ChartNumber.IsDrawable(X[i]) || !ChartNumber.IsDrawable(Y[i]))
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                    $"Point {i} of series '{name}' is ({X[i]}, {Y[i]})", "finite numbers up to 1e300; leave out points that are undefined");
            }
        }
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>The x values.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>The y values.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>How the points are drawn.</summary>
    public XyMark Mark { get; }

    /// <summary>What the series stands for.</summary>
    public SeriesRole Role { get; }
}
