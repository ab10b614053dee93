using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>A published model of packet voice with silence suppression.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<VoicePreset>))]
public enum VoicePreset
{
    /// <summary>Sriram and Whitt 1986, Heffes and Lucantoni 1986: talk 352 ms, silence 650 ms, a packet every 16 ms (22 per talk spurt on average).</summary>
    Voice,

    /// <summary>ITU-T P.59: talk 1.004 s, silence 1.587 s; a packet every 20 ms, as usual for telephony over IP.</summary>
    VoiceP59,
}
