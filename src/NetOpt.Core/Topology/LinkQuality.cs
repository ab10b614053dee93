namespace NetOpt.Topology;

/// <summary>How good a link is, derived from its loss and utilization: the worse of the two verdicts.</summary>
public enum LinkQuality
{
    /// <summary>Loss below 0.001 and utilization below 0.5.</summary>
    Excellent,

    /// <summary>Loss below 0.005 and utilization below 0.7.</summary>
    Good,

    /// <summary>Loss below 0.01 and utilization below 0.85.</summary>
    Fair,

    /// <summary>Loss below 0.03 and utilization below 0.95.</summary>
    Poor,

    /// <summary>Anything worse.</summary>
    Critical,
}
