using System.Globalization;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// The flows of a request with a topology, on the routes that are named or on shortest paths over its costs (over inverse capacity where a link has none); of several
/// next hops that are equally near, a hash of the flow picks one, so that a flow keeps its path.
/// O(distinct ends · (arcs + nodes log nodes) + flows · route).
/// </summary>
internal static class TopologyScenario
{
    public static (NetworkTopology Topology, FlowRoute[] Flows, BackgroundRoute[] Background, string Name) Build(CongestionRunRequest request, NetworkTopology topology, OperationContext context)
    {
        RoutingInput.CheckCapacities(topology);
        CongestionFlow[] settings = Flows(request, topology);
        var paths = new HashedPaths(topology, context);
        int reacting = settings.Length;
        BackgroundTraffic[] background = [.. request.Background ?? []];
        var data = new int[reacting + background.Length][];
        var acks = new int[reacting][];
        for (int i = 0; i < reacting; i++)
        {
            CongestionFlow flow = settings[i];
            if (flow.Route is { Count: > 0 } route)
            {
                (data[i], acks[i]) = Named(topology, flow, route);
                continue;
            }
            if (flow.Source is null || flow.Target is null)
                throw RequestCheck.Invalid($"Flow {i + 1} names no {(flow.Source is null ? "source" : "target")}", "a source and a target node, or a route", """{"source": "a", "target": "b"}""", null);
            (int source, int target) = (topology.NodeIndex(flow.Source), topology.NodeIndex(flow.Target));
            if (source == target) throw RequestCheck.Invalid($"Flow {i + 1} starts and ends at '{flow.Source}'", "two different nodes", null, flow.Source);
            int each = i;
            paths.Ask(source, target, i, path => data[each] = path);
            paths.Ask(target, source, i, path => acks[each] = path);
        }
        for (int b = 0; b < background.Length; b++)
        {
            if (background[b].Source is null || background[b].Target is null)
                throw RequestCheck.Invalid($"Background traffic {b + 1} names no {(background[b].Source is null ? "source" : "target")}", "a source and a target node", """{"source": "a", "target": "b", "rateBps": 1e6}""", null);
            int each = reacting + b;
            paths.Ask(topology.NodeIndex(background[b].Source!), topology.NodeIndex(background[b].Target!), each, path => data[each] = path);
        }
        paths.Answer();

        var flows = new FlowRoute[reacting];
        ArcArrays arcs = topology.Arcs;
        for (int i = 0; i < reacting; i++)
        {
            CongestionFlow flow = settings[i];
            CongestionAlgorithm algorithm = flow.Algorithm ?? (request.Algorithms is { Count: > 0 } list ? list[i % list.Count] : CongestionAlgorithm.Cubic);
            double? start = flow.StartSeconds ?? (request.StartSeconds is { Count: > 0 } starts ? starts[i % starts.Count] : null);
            string from = topology.Nodes[arcs.Source[data[i][0]]].Name, to = topology.Nodes[arcs.Target[data[i][^1]]].Name;
            flows[i] = new FlowRoute(flow.Name ?? string.Create(CultureInfo.InvariantCulture, $"{algorithm} {i + 1}"), algorithm, from, to, data[i], acks[i], flow, start ?? 0, flow.StartSeconds is not null);
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"{reacting} {(reacting == 1 ? "flow" : "flows")} over {topology.Name}");
        return (topology, flows, [.. background.Select((b, i) => new BackgroundRoute(b, data[reacting + i]))], name);
    }

    private static CongestionFlow[] Flows(CongestionRunRequest request, NetworkTopology topology)
    {
        if (request.Flows is { Count: > 0 } given) return [.. given.SelectMany(f => f.Each())];
        if (topology.Demands is { } matrix && !matrix.Demands.IsEmpty)
            return [.. matrix.Demands.Where(d => d.RateBps > 0).Select(d => new CongestionFlow(d.Id, d.Source, d.Target))];
        throw new NetOptException(ErrorCodes.MissingDemands, ErrorKind.InvalidArgument, $"'{topology.Name}' has no demands, and no flow was given", "flows between its nodes",
            $$"""{"flows": [{"source": "{{topology.Nodes[0].Id}}", "target": "{{topology.Nodes[^1].Id}}"}]}""");
    }

    private static (int[] Data, int[] Acks) Named(NetworkTopology topology, CongestionFlow flow, IReadOnlyList<string> route)
    {
        ArcArrays arcs = topology.Arcs;
        int[] links = [.. route.Select(topology.LinkIndex)];
        int at = flow.Source is { } source ? topology.NodeIndex(source) : Start(topology, links);
        var data = new int[links.Length];
        var acks = new int[links.Length];
        for (int i = 0; i < links.Length; i++)
        {
            NetworkLink link = topology.Links[links[i]];
            int forward = arcs.FirstArcOfLink[links[i]];
            if (link.IsDirected) throw RequestCheck.Invalid($"Route of flow '{flow.Name}': link '{link.Id}' has no way back for the ACKs", "duplex links", null, link.Id);
            if (link.Source != at && link.Target != at)
                throw RequestCheck.Invalid($"A route does not join at link '{link.Id}': it starts at '{topology.Nodes[link.Source].Id}' or '{topology.Nodes[link.Target].Id}', not at '{topology.Nodes[at].Id}'", "links in the order in which data crosses them", null, link.Id);
            bool along = link.Source == at;
            data[i] = along ? forward : forward + 1;
            acks[links.Length - 1 - i] = along ? forward + 1 : forward;
            at = along ? link.Target : link.Source;
        }
        if (flow.Target is { } target && topology.NodeIndex(target) != at)
            throw RequestCheck.Invalid($"A route ends at '{topology.Nodes[at].Id}' and not at '{target}'", "a route that ends at the target", null, target);
        return (data, acks);
    }

    // Where the first link does not touch the second; of a single link its source.
    private static int Start(NetworkTopology topology, int[] links)
    {
        NetworkLink first = topology.Links[links[0]];
        if (links.Length == 1) return first.Source;
        NetworkLink second = topology.Links[links[1]];
        return first.Target == second.Source || first.Target == second.Target ? first.Source : first.Target;
    }
}
