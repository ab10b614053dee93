using NetOpt.Numerics;

namespace NetOpt.Queueing.Simulation;

/// <summary>What happens at a station at the moment.</summary>
internal sealed class StationState
{
    public StationState(StationPlan plan, int index, int classes, ulong seed, int replication)
    {
        Plan = plan;
        Works = new RandomStream[classes];
        for (int k = 0; k < classes; k++) Works[k] = new RandomStream(seed, QueueSimulator.StreamName("service", index * classes + k, replication));
        Other = new RandomStream(seed, QueueSimulator.StreamName("station", index, replication));
        // Only priorities need a line for each class.
        Line = new CustomerList[plan.Discipline == QueueDiscipline.Priority ? classes : 1];
        InService = new CustomerList[plan.Preemptive ? classes : 0];
        for (int k = 0; k < Line.Length; k++) Line[k] = new CustomerList();
        for (int k = 0; k < InService.Length; k++) InService[k] = new CustomerList();
        Shared = plan.Discipline == QueueDiscipline.ProcessorSharing ? new EventHeap() : null;
    }

    public StationPlan Plan { get; }

    public RandomStream[] Works { get; }

    /// <summary>Patience, balking, routing and vacations.</summary>
    public RandomStream Other { get; }

    public CustomerList[] Line { get; }

    public CustomerList[] InService { get; }

    /// <summary>Under processor sharing: customers by the service that each will have had when it leaves, counted from the start.</summary>
    public EventHeap? Shared { get; }

    public int Inside { get; set; }

    public int Busy { get; set; }

    public bool OnVacation { get; set; }

    /// <summary>Number of the last event of the shared servers; older ones are void.</summary>
    public int Stamp { get; set; }

    /// <summary>Service that each customer present since the start would have had, s, under processor sharing.</summary>
    public double Given { get; set; }

    public double Since { get; set; }

    public double Area { get; set; }

    public double BusyArea { get; set; }

    /// <summary>Brings the areas up to the clock; before every change of the numbers.</summary>
    public void Touch(double now)
    {
        double passed = now - Since;
        if (passed <= 0) return;
        Since = now;
        Area += Inside * passed;
        if (Shared is null)
        {
            BusyArea += Busy * passed;
            return;
        }
        BusyArea += Math.Min(Inside, Plan.Servers) * passed;
        Given += passed * Share;
    }

    /// <summary>The share of a server that each customer has under processor sharing.</summary>
    public double Share => Inside <= Plan.Servers ? 1 : Plan.Servers / (double)Inside;
}
