using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Units;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// A user who reads web pages: objects of random size sent at the access rate, with pauses between them and a reading time between pages, by one of three
/// published sets of parameters (<see cref="WebModel"/>). Every copy is one user and one flow; the user reads on without end.
/// A trace starts in equilibrium: reading with the probability with which a user reads at any time and the residual life of the reading time, or else
/// in the middle of a page; that page is chosen with a chance in proportion to its length among 256, which is nearly, but not exactly, its distribution.
/// Parameters: access rate in bit/s, largest packet in bytes. O(1) per packet and per object.
/// Source: 3GPP2 C.R1002 and IEEE 802.16m-08/004 (HTTP); ETSI TR 101 112, UMTS 30.03, annex B; Barford and Crovella, Generating representative web
/// workloads, SIGMETRICS 1998. Deviations: numbers of objects are rounded at random, which keeps their published mean; the times between packets of the ETSI
/// model are exponential, as geometric ones are in short steps.
/// </summary>
/// <param name="Model">The set of parameters.</param>
/// <param name="PeakRateBps">Access rate of a user, at which objects are sent, bit/s, above 0; null for 2 Mbit/s, of the ETSI model for 64 kbit/s.</param>
/// <param name="PacketBytes">Size of the packets that objects are cut into, bytes, at least 1; null for 1500. The ETSI model sends each of its packets whole and takes none.</param>
/// <param name="Count">How many independent users, at least 1.</param>
/// <param name="Name">What the flows are called; null for the name of the model.</param>
public sealed record WebSource(WebModel Model = WebModel.Http, double? PeakRateBps = null, int? PacketBytes = null, int Count = 1, string? Name = null)
    : TrafficSource(Count, Name)
{
    private const double UsualRate = 2e6, UsualUmtsRate = 64e3;
    private const int UsualPacket = 1500;

    internal override string Kind => "Web" + Model;

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        (WebParameters web, double rate, _) = Parameters();
        double page = web.MeanPageSeconds(rate), cycle = page + web.MeanReadingSeconds, bits = web.MeanPageBytes * 8;
        return new TrafficExpectation(Label, Kind, SourceCheck.Count(Count), bits / cycle * Count, Model == WebModel.Umts ? null : rate * Count,
            PacketsPerSecond: Model == WebModel.Umts ? (1 + web.MeanOthers) / cycle * Count : null, Model == WebModel.Umts ? web.FirstObject.Mean : null,
            IntervalScv: null, DispersionLimit: null, Hurst: Model == WebModel.Surge ? 0.95 : 0.5, ActiveFraction: page / cycle,
            [
                string.Create(CultureInfo.InvariantCulture, $"a page of {1 + web.MeanOthers:0.####} objects and {web.MeanPageBytes:0} bytes takes {UnitFormat.Time(page)} at {UnitFormat.Rate(rate)}, and is read for {UnitFormat.Time(web.MeanReadingSeconds)}, on average"),
                Model == WebModel.Surge
                    ? "files with a tail index of 1.1 and an access rate that does not change make long pages: H = (3 - 1.1)/2"
                    : "sizes are limited, so there is no long-range dependence, but bursts of many sizes up to the limit",
            ]);
    }

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        (WebParameters web, double rate, int packet) = Parameters();
        return new WebProcess(web, rate, packet, random, endNanoseconds, context);
    }

    private (WebParameters Web, double RateBps, int PacketBytes) Parameters()
    {
        if (Model == WebModel.Umts && PacketBytes is { } given)
            throw SourceCheck.Refuse("packetBytes", given, "no packet size for the ETSI model, which has its own sizes of packets", null);
        double rate = SourceCheck.Positive(PeakRateBps ?? (Model == WebModel.Umts ? UsualUmtsRate : UsualRate), "peakRateBps", "a rate in bit/s", "2e6");
        return (WebParameters.Of(Model, rate), rate, Model == WebModel.Umts ? int.MaxValue : SourceCheck.PacketBytes(PacketBytes ?? UsualPacket));
    }
}
