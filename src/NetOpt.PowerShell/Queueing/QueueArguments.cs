using System.Collections;
using System.Management.Automation;
using NetOpt.PowerShell.Arguments;

namespace NetOpt.PowerShell.Queueing;

/// <summary>What the arguments of queueing cmdlets have in common.</summary>
internal static class QueueArguments
{
    private static readonly SecondsArgumentAttribute Seconds = new();

    /// <summary>A matrix from a list of lists, or from one list where it has one row. Numbers may be times with units.</summary>
    public static double[][]? Rows(object[]? rows, string what)
    {
        if (rows is null) return null;
        bool nested = Array.Exists(rows, r => Base(r) is IEnumerable and not string);
        return nested ? [.. rows.Select(r => Row(r, what))] : [Row(rows, what)];
    }

    public static NetOptException Missing(string what, string example) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The {what} is missing", null, example);

    private static double[] Row(object? row, string what)
    {
        object? value = Base(row);
        object?[] items = value is IEnumerable and not string ? [.. ((IEnumerable)value).Cast<object?>()] : [value];
        return [.. items.Select(item => Number(item, what))];
    }

    private static double Number(object? item, string what)
    {
        try
        {
            if (item is not null && Seconds.Transform(null!, item) is double number) return number;
        }
        catch (ArgumentTransformationMetadataException error)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} holds '{item}'", "rows of numbers", "(0,1),(0.25,0)", item, error);
        }
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} holds nothing where a number belongs", "rows of numbers", "(0,1),(0.25,0)", item);
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
