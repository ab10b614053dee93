namespace NetOpt.Queueing.Simulation;

/// <summary>A customer in the system. Places in the array of customers are used again.</summary>
internal struct Customer
{
    /// <summary>When it entered the system, or left home.</summary>
    public double Entered;

    /// <summary>When it came to the station.</summary>
    public double Joined;

    /// <summary>When it last began to wait or to be served.</summary>
    public double Since;

    /// <summary>Service still to be had, s.</summary>
    public double Remaining;

    /// <summary>Time waited since it entered, s.</summary>
    public double Waited;

    /// <summary>Time waited at this station, s.</summary>
    public double WaitedHere;

    public int Class;
    public int Station;
    public int Next;
    public int Previous;

    /// <summary>Number of its last event; older ones are void.</summary>
    public int Stamp;
}
