using NetOpt.Congestion.Runs;
using NetOpt.Operations;

namespace NetOpt.Congestion;

/// <summary>The operations of this area.</summary>
public static class CongestionOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<AimdRequest, AimdResult>("congestion.aimd",
            "Follows users who raise and lower their rates on one bit of feedback: does the rule lead to a fair and efficient share?",
            CongestionJson.Default.AimdRequest, CongestionJson.Default.AimdResult, AimdModel.Run),
        new Operation<CompareAlgorithmsRequest, CompareAlgorithmsResult>("congestion.compare",
            "Tries congestion controllers on a bottleneck, alone and beside CUBIC, and says which one to take and why.",
            CongestionJson.Default.CompareAlgorithmsRequest, CongestionJson.Default.CompareAlgorithmsResult, CompareAlgorithms.Run),
        new Operation<CongestionRunRequest, CongestionRunResult>("congestion.run",
            "Simulates flows under congestion control packet by packet: goodput, delay, loss and fairness, over one bottleneck or any network.",
            CongestionJson.Default.CongestionRunRequest, CongestionJson.Default.CongestionRunResult, CongestionRun.Run),
        new Operation<TcpModelRequest, TcpModelResult>("congestion.tcpmodel",
            "The rate of a TCP flow under random loss by the formulas of Mathis, Padhye and CUBIC, or the loss that a rate tolerates.",
            CongestionJson.Default.TcpModelRequest, CongestionJson.Default.TcpModelResult, TcpModel.Evaluate),
    ];
}
