using System.Management.Automation;
using System.Text.Json;
using NetOpt.Operations.Sweeps;

namespace NetOpt.PowerShell.Operations;

/// <summary>Makes the objects that a sweep gives, one flat object for each run.</summary>
/// <param name="shown">The columns that a table shows of them; null for all.</param>
internal sealed class SweepObjects(string[]? shown)
{
    // One set serves all objects.
    private readonly PSMemberSet? _standard = shown is null ? null : new PSMemberSet("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", shown)]);

    /// <summary>The object of a row.</summary>
    public PSObject Of(SweepRow row)
    {
        var made = new PSObject();
        foreach (JsonProperty field in row.Fields.EnumerateObject()) made.Properties.Add(new PSNoteProperty(field.Name, Value(field.Value)));
        if (_standard is not null) made.Members.Add(_standard);
        return made;
    }

    // What is a list or an object inside stays JSON text, so that the row is flat.
    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out long whole) => whole,
        JsonValueKind.Number when value.TryGetUInt64(out ulong large) => large,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetRawText(),
    };
}
