namespace NetOpt.Topology.Formats;

/// <summary>A place in a file, 1-based; 0 where it is not known.</summary>
internal readonly record struct FilePlace(int Line, int Column);
