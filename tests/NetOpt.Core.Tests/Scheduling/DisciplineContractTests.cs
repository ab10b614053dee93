using NetOpt.Scheduling;

namespace NetOpt.Tests.Scheduling;

public class FifoContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new FifoDiscipline(packets);
}

public class StrictPriorityContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new StrictPriorityDiscipline(packets, [2, 1, 0, 1, 2, 7]);
}

public class WfqContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new WfqDiscipline(packets, rate, weights);
}

public class Wf2qContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new Wf2qDiscipline(packets, rate, weights);
}

public class Wf2qPlusContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new Wf2qPlusDiscipline(packets, rate, weights);
}

public class ScfqContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new ScfqDiscipline(packets, weights);
}

public class DrrContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new DrrDiscipline(packets, [1500, 3000, 1, 50, 1500, 9000]);
}

public class SrrContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) => new SrrDiscipline(packets, [1500, 3000, 1, 50, 1500, 9000]);
}

public class ClassTreeContractTests : DisciplineContract
{
    private protected override PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights) =>
        new ClassTreeDiscipline(packets, ClassTreeText.Parse("a=2(b=1,c=3(d,e=2)),f=1,g=4(h,i)"));
}
