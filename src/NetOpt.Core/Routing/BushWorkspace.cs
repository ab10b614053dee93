namespace NetOpt.Routing;

/// <summary>Scratch arrays for <see cref="DestinationFlow"/>; one for each thread.</summary>
internal sealed class BushWorkspace(int nodeCount)
{
    public double[] Shortest { get; } = new double[nodeCount];

    public double[] Longest { get; } = new double[nodeCount];

    public int[] ShortestArc { get; } = new int[nodeCount];

    public int[] LongestArc { get; } = new int[nodeCount];

    public double[] Held { get; } = new double[nodeCount];

    public int[] Long { get; } = new int[nodeCount];

    public int[] Short { get; } = new int[nodeCount];
}
