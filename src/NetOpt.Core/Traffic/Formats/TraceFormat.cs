using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Formats;

/// <summary>A format of packet traces or of measured values.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TraceFormat>))]
public enum TraceFormat
{
    /// <summary>A table of separated values: time, size and perhaps flow of each packet, with a header or without.</summary>
    Csv,

    /// <summary>The Bellcore traces (.TL): time in seconds and length in bytes, apart by blanks.</summary>
    Bellcore,

    /// <summary>mahimahi (.up, .down): the times in whole milliseconds at which a link can deliver 1500 bytes, one on a line. Read as packets of 1500 bytes.</summary>
    Mahimahi,

    /// <summary>One value on a line, such as round-trip times in milliseconds: a series and no packets.</summary>
    Samples,

    /// <summary>libpcap capture files in either byte order, with microseconds or nanoseconds.</summary>
    Pcap,

    /// <summary>pcapng capture files.</summary>
    PcapNg,
}
