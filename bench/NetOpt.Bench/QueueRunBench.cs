using System.Globalization;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Queueing;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Bench;

/// <summary>
/// Simulated queues, against SimPy 3 on the same model. Ours is the whole operation, with warm-up, intervals and percentiles; SimPy adds up waits and times
/// in the system only. SimPy runs fewer customers and its time is scaled to as many: its cost per customer is constant.
/// </summary>
internal static class QueueRunBench
{
    private const int Customers = 1_000_000;
    private const int PeerCustomers = 200_000;
    private const int PeerRuns = 3;

    public static void Run()
    {
        Compare("M/M/10, 1 million customers", new QueueModelRequest(QueueModel.MMm, ArrivalRate: 80, ServiceRate: 10, Servers: 10), 10, 1 / 200.0);
        Compare("M/M/1, 1 million customers", new QueueModelRequest(QueueModel.MM1, ArrivalRate: 80, ServiceRate: 100), 1, null);
        Events("M/M/10/20, 1 million customers, event by event", new QueueModelRequest(QueueModel.MMmK, ArrivalRate: 80, ServiceRate: 10, Servers: 10, Places: 20));
    }

    private static void Compare(string name, QueueModelRequest model, int servers, double? wanted)
    {
        QueueRunResult ours = null!;
        var request = new QueueRunRequest(model, Customers: Customers, Compare: true);
        double seconds = Timing.Median(() => ours = QueueRuns.Run(request, OperationContext.Default), runs: 15, warmUps: 25);
        QueueRunFigure wait = ours.Figure(QueueQuantity.MeanWait)!;
        if (wait.Verdict is not (TheoryVerdict.Agrees or TheoryVerdict.Borderline))
            throw new InvalidOperationException($"{name}: wait {wait.Value} ± {wait.HalfWidth}, theory {wait.Theory}");
        JsonElement? answer = Peer.Run("queue_simpy.py", Text(model.ArrivalRate!.Value), Text(model.ServiceRate!.Value), Text(servers), Text(PeerCustomers), Text(PeerRuns));
        double? theirs = Peer.Seconds(answer) * Customers / PeerCustomers;
        if (answer is { } a)
        {
            // Both estimate: 600,000 customers of the peer lie a little further out than a million of ours.
            double off = a.GetProperty("wait").GetDouble() - wait.Theory!.Value;
            if (Math.Abs(off) > 3 * wait.HalfWidth!.Value) throw new InvalidOperationException($"{name}: SimPy's wait is off by {off}");
        }
        Timing.Print($"{name} ({Customers / seconds / 1e6:0.0} million/s)", seconds, $"SimPy {(answer is { } v ? v.GetProperty("version").GetString() : "")}, scaled from {PeerCustomers:N0} customers", theirs, wanted);
    }

    private static void Events(string name, QueueModelRequest model)
    {
        var request = new QueueRunRequest(model, Customers: Customers);
        double seconds = Timing.Median(() => QueueRuns.Run(request, OperationContext.Default));
        Timing.Print($"{name} ({Customers / seconds / 1e6:0.0} million/s)", seconds, "", null);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
