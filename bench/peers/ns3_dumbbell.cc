// ns-3's side of the congestion simulator: bulk TCP flows over a dumbbell, three hops each way, access links ten times
// as fast as the bottleneck. Prints one JSON object. Compiles with ns-3 3.37 and with the development version of 2026.
//
// Every flow has a sender and a receiver of its own. Half of the shortest one-way delay lies on the bottleneck, the rest
// of each flow's on its two access links, so that flows may differ in round-trip time. "Warm-up" is cut off from every
// figure but packetHops and seconds, which are of the whole run: packetHops counts each packet, of data or of ACKs, at
// each device that receives it, and seconds is the wall time of Simulator::Run; cpuSeconds is its processor time.
//
// Queueing delay is per packet, from its arrival at the bottleneck to the start of its transmission; a DropTail buffer
// is the queue of the device itself, the other disciplines stand before a device queue of one packet. A packet on the
// wire has 1502 bytes (1448 + TCP 32 + IP 20 + PPP 2), which is what utilization counts.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <deque>
#include <sstream>
#include <string>
#include <vector>

#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include "ns3/traffic-control-module.h"

using namespace ns3;

// One flow: what its sender and receiver have seen.
struct Flow
{
    std::string algorithm;
    double rttMs = 0;
    Ptr<BulkSendApplication> source;
    Ptr<PacketSink> sink;
    uint64_t receivedBefore = 0;
    double rtt = 0;       // the latest, s
    double rttSince = 0;  // when it was taken, s
    double rttArea = 0;   // time integral of the RTT after the warm-up
    double rttTime = 0;   // time that the integral covers, s

    void AddRtt(double now, double warmUp)
    {
        double from = std::max(rttSince, warmUp);
        if (rtt > 0 && now > from)
        {
            rttArea += rtt * (now - from);
            rttTime += now - from;
        }
        rttSince = now;
    }
};

static double g_warmUp;
static uint64_t g_hops, g_bytes, g_sent, g_drops, g_marks;
static Time g_sojourn;
static std::deque<Time> g_arrivals;
static std::vector<float> g_delays;

static bool Measuring() { return Simulator::Now().GetSeconds() >= g_warmUp; }
static void Hop(Ptr<const Packet>) { ++g_hops; }
static void Sojourn(Time time) { g_sojourn = time; }
static void Drop(Ptr<const Packet>) { g_drops += Measuring(); }
static void DiscDrop(Ptr<const QueueDiscItem>) { g_drops += Measuring(); }
static void Mark(Ptr<const QueueDiscItem>, const char*) { g_marks += Measuring(); }

// A discipline hands a packet to the device at once, so its latest sojourn is this packet's; without one it stays zero.
static void Enqueued(Ptr<const Packet>) { g_arrivals.push_back(Simulator::Now() - g_sojourn); }

static void Dequeued(Ptr<const Packet> packet)
{
    Time delay = Simulator::Now() - g_arrivals.front();
    g_arrivals.pop_front();
    if (!Measuring()) return;
    ++g_sent;
    g_bytes += packet->GetSize();
    g_delays.push_back(static_cast<float>(delay.GetSeconds()));
}

static void RttChanged(Flow* flow, Time, Time rtt)
{
    flow->AddRtt(Simulator::Now().GetSeconds(), g_warmUp);
    flow->rtt = rtt.GetSeconds();
}

static void Watch(Flow* flow)
{
    flow->source->GetSocket()->TraceConnectWithoutContext("RTT", MakeBoundCallback(&RttChanged, flow));
}

static std::vector<std::string> Split(const std::string& list)
{
    std::vector<std::string> parts;
    std::stringstream stream(list);
    for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
    return parts;
}

int main(int argc, char* argv[])
{
    std::string algorithms = "Cubic", rtts = "20", discipline = "DropTail";
    double rate = 1e9, duration = 2, warmUp = 0, stagger = 0;
    uint32_t buffer = 0, flows = 20, delayedAck = 2, seed = 1, markAbove = 6;
    CommandLine command;
    command.AddValue("algorithms", "NewReno, Cubic, Bbr, Vegas, Dctcp ...; a list goes round the flows", algorithms);
    command.AddValue("rate", "bottleneck, bit/s", rate);
    command.AddValue("rtt", "round-trip time without queues, ms; a list goes round the flows", rtts);
    command.AddValue("buffer", "packets that may wait; 0 for one bandwidth-delay product of the first flow", buffer);
    command.AddValue("flows", "number of flows", flows);
    command.AddValue("duration", "simulated time, s", duration);
    command.AddValue("warmUp", "time at the start that is not measured, s", warmUp);
    command.AddValue("discipline", "DropTail, CoDel, FqCoDel, or Step, which marks above --markAbove packets", discipline);
    command.AddValue("markAbove", "threshold of Step, packets", markAbove);
    command.AddValue("delayedAck", "segments per ACK", delayedAck);
    command.AddValue("stagger", "time between starts, s, and the range of their jitter", stagger);
    command.AddValue("seed", "run number of the random streams", seed);
    command.Parse(argc, argv);
    NS_ABORT_MSG_IF(warmUp >= duration, "warmUp must end before the duration");
    NS_ABORT_MSG_IF(discipline != "DropTail" && discipline != "CoDel" && discipline != "FqCoDel" && discipline != "Step", "unknown discipline " << discipline);

    std::vector<Flow> all(flows);
    std::vector<std::string> kinds = Split(algorithms), times = Split(rtts);
    double shortest = 1e9, longest = 0;
    for (uint32_t i = 0; i < flows; i++)
    {
        all[i].algorithm = kinds[i % kinds.size()];
        all[i].rttMs = std::stod(times[i % times.size()]);
        shortest = std::min(shortest, all[i].rttMs);
        longest = std::max(longest, all[i].rttMs);
    }
    const double wire = 1502;
    if (buffer == 0) buffer = static_cast<uint32_t>(std::lround(rate * all[0].rttMs / 1e3 / 8 / wire));
    g_warmUp = warmUp;

    RngSeedManager::SetRun(seed);
    // Windows must not be what holds a flow back.
    uint32_t window = static_cast<uint32_t>(std::min(1e9, std::max(4e6, 4 * (rate * longest / 8e3 + buffer * wire))));
    Config::SetDefault("ns3::TcpSocket::SegmentSize", UintegerValue(1448));
    Config::SetDefault("ns3::TcpSocket::InitialCwnd", UintegerValue(10));
    Config::SetDefault("ns3::TcpSocket::DelAckCount", UintegerValue(delayedAck));
    Config::SetDefault("ns3::TcpSocket::SndBufSize", UintegerValue(window));
    Config::SetDefault("ns3::TcpSocket::RcvBufSize", UintegerValue(window));
    Config::SetDefault("ns3::TcpSocketBase::MinRto", TimeValue(MilliSeconds(200)));
    Config::SetDefault("ns3::TcpSocketBase::Sack", BooleanValue(true));
    Config::SetDefault("ns3::TcpL4Protocol::RecoveryType", TypeIdValue(TcpPrrRecovery::GetTypeId()));

    NodeContainer routers, senders, receivers;
    routers.Create(2);
    senders.Create(flows);
    receivers.Create(flows);
    InternetStackHelper internet;
    internet.Install(routers);
    internet.Install(senders);
    internet.Install(receivers);

    auto link = [](double bitsPerSecond, double delayMs, uint32_t queue) {
        PointToPointHelper helper;
        helper.SetDeviceAttribute("DataRate", DataRateValue(DataRate(static_cast<uint64_t>(bitsPerSecond))));
        helper.SetChannelAttribute("Delay", TimeValue(Seconds(delayMs / 1e3)));
        helper.SetQueue("ns3::DropTailQueue<Packet>", "MaxSize", QueueSizeValue(QueueSize(QueueSizeUnit::PACKETS, queue)));
        // A device without flow control gets no discipline of its own, so that its queue is the only one.
        helper.DisableFlowControl();
        return helper;
    };
    const uint32_t unbounded = 10'000'000;
    double bottleneckDelay = shortest / 4;
    PointToPointHelper middle = link(rate, bottleneckDelay, unbounded);
    NetDeviceContainer bottleneck = middle.Install(routers);
    Ptr<PointToPointNetDevice> device = DynamicCast<PointToPointNetDevice>(bottleneck.Get(0));
    if (discipline == "DropTail")
    {
        device->GetQueue()->SetMaxSize(QueueSize(QueueSizeUnit::PACKETS, buffer));
    }
    else
    {
        device->GetQueue()->SetMaxSize(QueueSize(QueueSizeUnit::PACKETS, 1));
        Ptr<NetDeviceQueueInterface> flowControl = CreateObject<NetDeviceQueueInterface>();
        flowControl->GetTxQueue(0)->ConnectQueueTraces(device->GetQueue());
        device->AggregateObject(flowControl);
        TrafficControlHelper control;
        QueueSizeValue limit(QueueSize(QueueSizeUnit::PACKETS, buffer));
        if (discipline == "Step")
            control.SetRootQueueDisc("ns3::RedQueueDisc", "MaxSize", limit, "UseEcn", BooleanValue(true), "UseHardDrop", BooleanValue(false), "Gentle", BooleanValue(false), "QW", DoubleValue(1), "MinTh", DoubleValue(markAbove), "MaxTh", DoubleValue(markAbove), "MeanPktSize", UintegerValue(1500), "LinkBandwidth", DataRateValue(DataRate(static_cast<uint64_t>(rate))));
        else
            control.SetRootQueueDisc("ns3::" + discipline + "QueueDisc", "MaxSize", limit);
        Ptr<QueueDisc> disc = control.Install(bottleneck.Get(0)).Get(0);
        disc->TraceConnectWithoutContext("SojournTime", MakeCallback(&Sojourn));
        disc->TraceConnectWithoutContext("Drop", MakeCallback(&DiscDrop));
        disc->TraceConnectWithoutContext("Mark", MakeCallback(&Mark));
    }
    device->GetQueue()->TraceConnectWithoutContext("Enqueue", MakeCallback(&Enqueued));
    device->GetQueue()->TraceConnectWithoutContext("Dequeue", MakeCallback(&Dequeued));
    device->GetQueue()->TraceConnectWithoutContext("Drop", MakeCallback(&Drop));

    NetDeviceContainer devices(bottleneck);
    Ipv4AddressHelper addresses("10.0.0.0", "255.255.255.252");
    addresses.Assign(bottleneck);
    Ptr<UniformRandomVariable> jitter = CreateObject<UniformRandomVariable>();
    for (uint32_t i = 0; i < flows; i++)
    {
        TypeId type = TypeId::LookupByName("ns3::Tcp" + all[i].algorithm);
        senders.Get(i)->GetObject<TcpL4Protocol>()->SetAttribute("SocketType", TypeIdValue(type));
        receivers.Get(i)->GetObject<TcpL4Protocol>()->SetAttribute("SocketType", TypeIdValue(type));
        PointToPointHelper access = link(10 * rate, (all[i].rttMs / 2 - bottleneckDelay) / 2, unbounded);
        NetDeviceContainer left = access.Install(senders.Get(i), routers.Get(0));
        NetDeviceContainer right = access.Install(routers.Get(1), receivers.Get(i));
        devices.Add(left);
        devices.Add(right);
        addresses.NewNetwork();
        addresses.Assign(left);
        addresses.NewNetwork();
        Ipv4Address destination = addresses.Assign(right).GetAddress(1);

        PacketSinkHelper sink("ns3::TcpSocketFactory", InetSocketAddress(Ipv4Address::GetAny(), 5001));
        all[i].sink = DynamicCast<PacketSink>(sink.Install(receivers.Get(i)).Get(0));
        BulkSendHelper source("ns3::TcpSocketFactory", InetSocketAddress(destination, 5001));
        source.SetAttribute("SendSize", UintegerValue(1448));
        all[i].source = DynamicCast<BulkSendApplication>(source.Install(senders.Get(i)).Get(0));
        Time start = Seconds(i * stagger + jitter->GetValue(0, stagger));
        all[i].source->SetStartTime(start);
        Simulator::Schedule(start + NanoSeconds(1), &Watch, &all[i]);
    }
    Ipv4GlobalRoutingHelper::PopulateRoutingTables();
    for (auto each = devices.Begin(); each != devices.End(); ++each) (*each)->TraceConnectWithoutContext("PhyRxEnd", MakeCallback(&Hop));
    Simulator::Schedule(Seconds(warmUp), +[](std::vector<Flow>* list) { for (Flow& flow : *list) flow.receivedBefore = flow.sink->GetTotalRx(); }, &all);

    Simulator::Stop(Seconds(duration));
    auto wallStart = std::chrono::steady_clock::now();
    std::clock_t cpuStart = std::clock();
    Simulator::Run();
    double cpuSeconds = double(std::clock() - cpuStart) / CLOCKS_PER_SEC;
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - wallStart).count();

    double measured = duration - warmUp, sum = 0, squares = 0, rtt = 0;
    int withRtt = 0;
    std::string perFlow;
    for (Flow& flow : all)
    {
        double goodput = (flow.sink->GetTotalRx() - flow.receivedBefore) * 8 / measured / 1e6;
        sum += goodput;
        squares += goodput * goodput;
        flow.AddRtt(duration, warmUp);
        double mean = flow.rttTime > 0 ? flow.rttArea / flow.rttTime * 1e3 : 0;
        rtt += mean;
        withRtt += mean > 0;
        char line[160];
        std::snprintf(line, sizeof line, "%s{\"algorithm\": \"%s\", \"rttMs\": %g, \"goodputMbps\": %.6g, \"meanRttMs\": %.6g}", perFlow.empty() ? "" : ", ", flow.algorithm.c_str(), flow.rttMs, goodput, mean);
        perFlow += line;
    }
    double delaySum = 0, p95 = 0;
    for (float delay : g_delays) delaySum += delay;
    if (!g_delays.empty())
    {
        auto at = g_delays.begin() + static_cast<long>(std::ceil(0.95 * g_delays.size())) - 1;
        std::nth_element(g_delays.begin(), at, g_delays.end());
        p95 = *at * 1e3;
    }
    std::printf("{\"utilization\": %.6g, \"goodputMbps\": %.6g, \"jain\": %.6g, \"meanRttMs\": %.6g, \"queueDelayMs\": %.6g, \"queueDelayP95Ms\": %.6g, \"drops\": %lu, \"marks\": %lu, \"lossShare\": %.6g, \"bufferPackets\": %u, ",
                g_bytes * 8 / (rate * measured), sum, squares > 0 ? sum * sum / (flows * squares) : 1, withRtt > 0 ? rtt / withRtt : 0, g_delays.empty() ? 0 : delaySum / g_delays.size() * 1e3, p95, g_drops, g_marks, g_sent + g_drops > 0 ? double(g_drops) / (g_sent + g_drops) : 0, buffer);
    std::printf("\"flows\": [%s], \"packetHops\": %lu, \"seconds\": %.6g, \"cpuSeconds\": %.6g, \"packetHopsPerSecond\": %.6g}\n", perFlow.c_str(), g_hops, seconds, cpuSeconds, g_hops / seconds);
    Simulator::Destroy();
    return 0;
}
