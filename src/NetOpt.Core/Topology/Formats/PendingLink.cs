namespace NetOpt.Topology.Formats;

/// <summary>A link as a file lists it, before its ends are looked up.</summary>
/// <param name="Id">Its id, or null where the file gives none.</param>
/// <param name="Name">Its label, or null.</param>
/// <param name="Source">Id of the first end.</param>
/// <param name="Target">Id of the second end.</param>
/// <param name="Forward">Source to target.</param>
/// <param name="Backward">Target to source; null on a directed link.</param>
/// <param name="Place">Where the record stands.</param>
internal readonly record struct PendingLink(string? Id, string? Name, string Source, string Target, LinkDirection Forward, LinkDirection? Backward, FilePlace Place);
