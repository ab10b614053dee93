using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing;

/// <summary>What a customer of a higher class does to one of a lower class in service.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PriorityDiscipline>))]
public enum PriorityDiscipline
{
    /// <summary>It waits until the service ends.</summary>
    NonPreemptive,

    /// <summary>It interrupts the service, which goes on later from where it stopped.</summary>
    PreemptiveResume,
}
