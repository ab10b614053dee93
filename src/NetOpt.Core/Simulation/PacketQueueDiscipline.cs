using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Simulation;

/// <summary>How the queue of a link decides who is dropped or marked, and who goes next.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PacketQueueDiscipline>))]
public enum PacketQueueDiscipline
{
    /// <summary>First in, first out; drops what finds the buffer full.</summary>
    DropTail,

    /// <summary>Random early detection, gentle (Floyd and Jacobson 1993).</summary>
    Red,

    /// <summary>Controlled delay (RFC 8289).</summary>
    CoDel,

    /// <summary>Flow queues with CoDel in each (RFC 8290).</summary>
    FqCoDel,

    /// <summary>Proportional integral controller enhanced (RFC 8033).</summary>
    Pie,
}
