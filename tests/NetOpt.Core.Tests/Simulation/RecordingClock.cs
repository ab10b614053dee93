using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

/// <summary>Notes when transmissions begin and end.</summary>
internal sealed class RecordingClock(LinkClock clock, int packets) : LinkClock
{
    public long[] Starts { get; } = new long[packets];

    public long[] Finishes { get; } = new long[packets];

    public int Count { get; private set; }

    public override long Finish(long start, int bytes)
    {
        Starts[Count] = start;
        return Finishes[Count++] = clock.Finish(start, bytes);
    }
}
