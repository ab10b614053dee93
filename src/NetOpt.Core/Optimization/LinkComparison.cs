namespace NetOpt.Optimization;

/// <summary>One arc before and after.</summary>
/// <param name="Index">Index of the arc (link order of the file; a duplex link's way back follows its direction as listed).</param>
/// <param name="Link">Index of its link.</param>
/// <param name="Name">Name of its link.</param>
/// <param name="Source">Name of the node where it starts.</param>
/// <param name="Target">Name of the node where it ends.</param>
/// <param name="Capacity">Capacity in the unit of the topology's rates.</param>
/// <param name="LoadBefore">Offered load before.</param>
/// <param name="LoadAfter">Offered load after.</param>
/// <param name="UtilizationBefore">Load over capacity before.</param>
/// <param name="UtilizationAfter">Load over capacity after.</param>
public sealed record LinkComparison(int Index, int Link, string Name, string Source, string Target, double Capacity,
    double LoadBefore, double LoadAfter, double UtilizationBefore, double UtilizationAfter);
