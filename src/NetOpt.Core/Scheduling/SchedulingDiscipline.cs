using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Scheduling;

/// <summary>Who sends next on a link.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SchedulingDiscipline>))]
public enum SchedulingDiscipline
{
    /// <summary>The packet that came first.</summary>
    Fifo,

    /// <summary>The queue with the lowest priority number; packets under way are finished first.</summary>
    StrictPriority,

    /// <summary>Generalized processor sharing: the fluid ideal, all backlogged queues at once in proportion to their weights.</summary>
    Gps,

    /// <summary>Weighted fair queueing (PGPS): the packet that GPS would finish first.</summary>
    Wfq,

    /// <summary>Worst-case fair WFQ: as WFQ, among the packets that GPS has begun.</summary>
    Wf2q,

    /// <summary>WF2Q with a virtual time that costs O(log n).</summary>
    Wf2qPlus,

    /// <summary>Self-clocked fair queueing: the virtual time is the tag of the packet under way.</summary>
    Scfq,

    /// <summary>Deficit round robin.</summary>
    Drr,

    /// <summary>Surplus round robin: a queue may overdraw by one packet and pays it back.</summary>
    Srr,

    /// <summary>A tree of classes, WF2Q+ at each node (H-PFQ).</summary>
    ClassTree,
}
