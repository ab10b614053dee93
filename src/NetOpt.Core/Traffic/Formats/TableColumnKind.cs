namespace NetOpt.Traffic.Formats;

/// <summary>What a column of a table of packets holds.</summary>
internal enum TableColumnKind
{
    None,
    Time,
    Size,
    Flow,
}
