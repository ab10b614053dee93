using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>Who is served next.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueueDiscipline>))]
public enum QueueDiscipline
{
    /// <summary>First come, first served.</summary>
    Fifo,

    /// <summary>Last come, first served; a service that has begun is not interrupted.</summary>
    Lifo,

    /// <summary>All at once: n customers share m servers in equal parts, none getting more than one server.</summary>
    ProcessorSharing,

    /// <summary>The highest class first, within a class first come, first served; see <see cref="PriorityDiscipline"/>.</summary>
    Priority,
}
