namespace NetOpt.Topology;

/// <summary>
/// Link quality from loss and utilization: worst of the two, thresholds .001/.005/.01/.03 and .5/.7/.85/.95.
/// The thresholds are NetOpt's own; no standard states any.
/// </summary>
public static class LinkQualityRule
{
    private static readonly double[] LossBelow = [.001, .005, .01, .03];
    private static readonly double[] UtilizationBelow = [.5, .7, .85, .95];

    /// <summary>The verdict on loss and utilization; null where neither is known.</summary>
    /// <param name="loss">Loss ratio 0..1, or null.</param>
    /// <param name="utilization">Load over capacity, at least 0, or null.</param>
    public static LinkQuality? Of(double? loss, double? utilization)
    {
        if (loss is null && utilization is null) return null;
        int worst = Math.Max(Grade(loss, LossBelow), Grade(utilization, UtilizationBelow));
        return (LinkQuality)worst;
    }

    /// <summary>The verdict on the worse direction of a link.</summary>
    public static LinkQuality? Of(NetworkLink link)
    {
        LinkQuality? forward = Of(link.Forward.Loss, link.Forward.Utilization);
        if (link.Backward is not { } back) return forward;
        LinkQuality? backward = Of(back.Loss, back.Utilization);
        if (forward is null || backward is null) return forward ?? backward;
        return forward > backward ? forward : backward;
    }

    private static int Grade(double? value, double[] below)
    {
        if (value is not { } v) return 0;
        int grade = 0;
        while (grade < below.Length && !(v < below[grade])) grade++;
        return grade;
    }
}
