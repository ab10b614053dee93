using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class DropTailContractTests : QueueContract
{
    private protected override bool Marks => false;

    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new FifoLink(network, clock, 0, null, bufferPackets, bufferBytes, null);
}

public class StepMarkContractTests : QueueContract
{
    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new FifoLink(network, clock, 0, null, bufferPackets, bufferBytes, new StepMarkPolicy(10));
}

public class RedContractTests : QueueContract
{
    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new FifoLink(network, clock, 0, null, bufferPackets, bufferBytes, new RedPolicy(new RandomStream(seed, "red"), 8e9 * 710 / bitsPerSecond));
}

public class PieContractTests : QueueContract
{
    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new FifoLink(network, clock, 0, null, bufferPackets, bufferBytes, new PiePolicy(new RandomStream(seed, "pie")));
}

public class CoDelContractTests : QueueContract
{
    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new QueueLink(network, clock, 0, null, bufferPackets, bufferBytes, new CoDelQueue(new CoDelParameters()));
}

public class FqCoDelContractTests : QueueContract
{
    private protected override Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed) =>
        new QueueLink(network, clock, 0, null, bufferPackets, bufferBytes, new FqCoDelQueue(new RandomStream(seed, "fq"), new CoDelParameters()));
}
