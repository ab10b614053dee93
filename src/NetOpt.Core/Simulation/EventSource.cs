namespace NetOpt.Simulation;

/// <summary>Whoever has slots in an <see cref="EventQueue"/>.</summary>
internal abstract class EventSource
{
    /// <summary>The time of a slot has come. The slot still waits with that time: it is to be set anew or removed.</summary>
    /// <param name="slot">Which of the source's slots.</param>
    /// <param name="now">The time, ns.</param>
    public abstract void OnEvent(int slot, long now);
}
