namespace NetOpt.Topology.Formats;

/// <summary>Something in a file that its user should know: what was found and what was done about it.</summary>
/// <param name="Code">Stable id, PascalCase: SelfLoopDropped, MissingCapacity, MissingCoordinates, DuplicateLabel, ModuleCapacityUsed, RateUnitNotStated ...</param>
/// <param name="Count">How many places it concerns.</param>
/// <param name="Message">A sentence for people, with the first place as an example.</param>
public sealed record ImportNotice(string Code, int Count, string Message);
