using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// The operation <c>bandwidth.allocate</c>: admits flows to one link or a network and shares it between them, as a
/// <see cref="BandwidthManager"/> would that they ask in the order of their priority, the highest first, then of their ids.
/// O(F log F) besides the paths and <see cref="FlowSharing"/>.
/// </summary>
public static class AllocateOperation
{
    private const string Example = """{"capacity": 10e6, "flows": [{"flow": "voice", "guarantee": 2e6, "demand": 2e6, "priority": "critical"}, {"flow": "web"}]}""";

    private const int FlowsBetweenChecks = 256;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">
    /// InvalidRequest: both a topology and a capacity, or neither; EmptyInput: no flows; DuplicateId, InvalidCapacity, InvalidDemand, InvalidParameter,
    /// UnknownNode, UnknownLink, AmbiguousName, Disconnected, MissingCapacity.
    /// </exception>
    public static AllocateResult Run(AllocateRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        ManagedLinks links = request switch
        {
            { Topology: not null, Capacity: not null } => throw Unclear("The request has a topology and also a capacity of its own"),
            { Topology: { } topology } => new ManagedLinks(topology),
            { Capacity: { } capacity } => new ManagedLinks(capacity),
            _ => throw Unclear("The request has neither a topology nor a capacity"),
        };
        if (request.Flows is not { Count: > 0 } flows)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "The request has no flows", "at least one flow", Example);

        var rows = new FlowRow[flows.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            if (flows[i] is null) throw Unclear($"Flow {i} of the request is null");
            rows[i] = FlowTable.Row(links, flows[i], context);
            if (!seen.Add(rows[i].Flow))
                throw new NetOptException(ErrorCodes.DuplicateId, ErrorKind.InvalidArgument, $"Two flows have the id '{rows[i].Flow}'", "an id of its own for each flow", value: rows[i].Flow);
        }
        Array.Sort(rows, (a, b) => a.Priority != b.Priority ? b.Priority.CompareTo(a.Priority) : FlowIdOrder.Instance.Compare(a.Flow, b.Flow));

        var table = new FlowTable(links);
        var refusals = ImmutableArray.CreateBuilder<BandwidthRefusal>();
        foreach (FlowRow row in rows)
        {
            if (table.TryPut(row) is { } refusal) refusals.Add(refusal);
        }
        FlowSharing.Share(table, context);
        return table.Result(refusals.ToImmutable());
    }

    private static NetOptException Unclear(string problem) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, "a topology or else a capacity, and the flows that ask for it", Example);
}
