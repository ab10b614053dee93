using System.Collections;
using System.Management.Automation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// Lets a parameter take records as hash tables or objects (a line of a CSV file) whose members are read with their units by
/// <see cref="RecordMembers"/>; a list is taken item by item, and what is such a record already stays as it is.
/// </summary>
public abstract class RecordArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            object? value = Base(inputData);
            return value is null ? null : value is IEnumerable items and not string and not IDictionary ? items.Cast<object?>().Select(One).ToArray() : One(inputData);
        }
        catch (NetOptException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    /// <summary>What a record is called in an error, with its article: "a flow".</summary>
    private protected abstract string What { get; }

    /// <summary>A record as one would write it.</summary>
    private protected abstract string Example { get; }

    /// <summary>The record that an object is or that a text or number says; null where it is none.</summary>
    /// <param name="value">The object, without a wrapper of PowerShell.</param>
    private protected abstract object? FromObject(object value);

    /// <summary>Makes the record from its members.</summary>
    /// <param name="members">The members; whatever is not asked for is refused afterward.</param>
    private protected abstract object Make(RecordMembers members);

    /// <summary>A record of a single object, as a member of another record holds it.</summary>
    /// <param name="item">The object.</param>
    /// <exception cref="NetOptException">InvalidParameter or InvalidUnit.</exception>
    internal object One(object? item)
    {
        object? value = Base(item);
        if (value is not null && FromObject(value) is { } record) return record;
        IEnumerable<(string, object?)> given = value switch
        {
            IDictionary table => table.Cast<DictionaryEntry>().Select(e => (e.Key.ToString()!, e.Value)),
            PSCustomObject => ((PSObject)item!).Properties.Select(p => (p.Name, (object?)p.Value)),
            _ => throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, value is null ? $"Nothing is not {What}" : value is string ? $"'{value}' is not {What}" : $"A value of type {value.GetType().Name} is not {What}", "a hash table", Example, value),
        };
        var members = new RecordMembers(What, Example, given);
        record = Make(members);
        members.End();
        return record;
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
