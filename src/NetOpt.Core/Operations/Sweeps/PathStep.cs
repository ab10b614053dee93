namespace NetOpt.Operations.Sweeps;

/// <summary>One step of a <see cref="PropertyPath"/>: into a property, to an item of a list by its number, or to the first item that has a property of some value.</summary>
/// <param name="Name">The property; null of an item by number.</param>
/// <param name="Index">The number of the item, from 0; -1 of other steps.</param>
/// <param name="Value">What the item's property says, as JSON spells it without quotes; null of other steps.</param>
internal readonly record struct PathStep(string? Name, int Index = -1, string? Value = null)
{
    /// <summary>The step as it is written, without the dot before a property.</summary>
    public override string ToString() => Value is not null ? $"[{Name}={Value}]" : Name ?? $"[{Index}]";
}
