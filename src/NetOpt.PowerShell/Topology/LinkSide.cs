namespace NetOpt.PowerShell.Topology;

/// <summary>Which direction of a link a change concerns.</summary>
public enum LinkSide
{
    /// <summary>Both directions; on a directed link its only one.</summary>
    Both,

    /// <summary>From the source to the target, as listed.</summary>
    Forward,

    /// <summary>From the target back to the source.</summary>
    Backward,
}
