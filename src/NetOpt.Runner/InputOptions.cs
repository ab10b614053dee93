using System.CommandLine;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Runner;

/// <summary>The options that bring in a network and its demands, and what they do to a request.</summary>
internal sealed class InputOptions
{
    private readonly Option<string?> _topology = new("--topology", "-t") { Description = "Fill the request's network from a file of any known format", HelpName = "FILE" };
    private readonly Option<string?> _demands = new("--demands", "-d") { Description = "Take the demands from this file, in place of those of the network's own file", HelpName = "FILE" };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of every random draw of the run", HelpName = "NUMBER" };

    public void AddTo(Command command)
    {
        command.Add(_topology);
        command.Add(_demands);
        command.Add(_seed);
    }

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The request with the files' network and demands in it.</summary>
    public object Fill(Operation operation, object request, ParseResult parsed, Host host)
    {
        _ = host;
        string? topologyPath = parsed.GetValue(_topology), demandsPath = parsed.GetValue(_demands);
        if (topologyPath is null && demandsPath is null) return request;
        if (request is not ITopologyRequest topologyRequest)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{operation.Name}' works on no network", "neither --topology nor --demands");
        if (topologyPath is not null && topologyRequest.Topology is not null)
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "The request holds a network and --topology names another", "one of the two");
        NetworkTopology topology = topologyRequest.Topology!;
        return topologyRequest.WithTopology(topology);
    }
}
