using System.Collections.Immutable;
using System.CommandLine;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Traffic;
using NetOpt.Traffic.Formats;
using NetOpt.Traffic.Measures;
using NetOpt.Units;

namespace NetOpt.Runner;

/// <summary>The options that bring in a network and its demands, or a packet trace, and what they do to a request.</summary>
internal sealed class InputOptions
{
    private readonly Option<string?> _demands = new("--demands", "-d") { Description = "Take the demands from this file, in place of those of the network's own file", HelpName = "FILE" };
    private readonly Option<string?> _capacity = new("--default-capacity") { Description = "Capacity of the links that have none in the file, such as 10Gbps; without it they stay without", HelpName = "RATE" };
    private readonly Option<string?> _rateUnit = new("--rate-unit") { Description = "What one unit of the file's rates is, such as 1Mbps, where the file does not say", HelpName = "RATE" };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Seed of every random draw of the run", HelpName = "NUMBER" };

    // Only where any operation can be run.
    private readonly Option<string?> _trace = new("--trace") { Description = "Fill the request's packet trace from a file: pcap, pcapng, CSV, Bellcore .TL, mahimahi", HelpName = "FILE" };

    // A sweep fills many requests from the same files, which are read once.
    private ImportedTrace? _readTrace;
    private ImportedTopology? _readTopology;
    private ImportedTrafficMatrix? _readDemands;

    public void AddTraceTo(Command command) => command.Add(_trace);

    public void AddTo(Command command)
    {
        command.Add(_demands);
        command.Add(_capacity);
        command.Add(_rateUnit);
        command.Add(_seed);
    }

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The request with the file's packet trace in it.</summary>
    /// <exception cref="NetOptException">The operation takes no trace, the request has one already, or the file cannot be read or holds none.</exception>
    public object FillTrace(Operation operation, object request, ParseResult parsed, Host host, OperationContext context)
    {
        if (parsed.GetValue(_trace) is not { } path) return request;
        bool takesSeries = request is MeasureSamplesRequest;
        if (request is not ITraceRequest && !takesSeries)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{operation.Name}' works on no packet trace", "no --trace");
        if (request is ITraceRequest { Trace: not null } or MeasureSamplesRequest { Series: not null })
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "The request holds a trace, and --trace names another", "one of the two");
        ImportedTrace read = _readTrace ??= Told(TraceFile.Read(path, context: context), r => r.Notices, path, host);
        if (request is MeasureSamplesRequest samples)
        {
            return samples with
            {
                Series = read.Series ?? throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{path} holds packets and no series of values", "a value on each line, or an operation on packet traces"),
            };
        }
        return ((ITraceRequest)request).WithTrace(read.Trace
            ?? throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{path} holds a series of values and no packets", "a packet trace, or the operation traffic.samples"));
    }

    /// <summary>The request with the files' network and demands in it.</summary>
    /// <exception cref="NetOptException">The operation takes no network, the request has one already, or a file cannot be read.</exception>
    public object Fill(Operation operation, object request, string? topologyPath, ParseResult parsed, Host host, OperationContext context)
    {
        string? demandsPath = parsed.GetValue(_demands);
        if (topologyPath is null && demandsPath is null) return request;
        if (request is not ITopologyRequest forTopology)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{operation.Name}' works on no network", "neither --topology nor --demands");
        if (topologyPath is not null && forTopology.Topology is not null)
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "The request holds a network, and --topology names another", "one of the two");

        var options = new TopologyReadOptions { DefaultCapacityBps = Rate(parsed, _capacity), RateUnit = Rate(parsed, _rateUnit) };
        NetworkTopology? topology = forTopology.Topology;
        if (topologyPath is not null)
        {
            ImportedTopology read = _readTopology ??= Told(TopologyFile.Read(topologyPath, options, context), r => r.Notices, topologyPath, host);
            topology = read.Topology;
        }
        if (topology is null)
            throw new NetOptException(ErrorCodes.MissingTopology, ErrorKind.InvalidArgument, "--demands needs a network to put them on", "--topology, or a network in the request");
        if (demandsPath is not null)
        {
            ImportedTrafficMatrix read = _readDemands ??= Told(TrafficMatrixFile.Read(demandsPath, options, context), r => r.Notices, demandsPath, host);
            CheckEnds(read.Demands, topology, demandsPath);
            topology = topology.WithDemands(read.Demands);
        }
        return forTopology.WithTopology(topology);
    }

    private static double? Rate(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? BitRate.Parse(text).BitsPerSecond : null;

    // The operation would name the network; it is the file of demands that does not fit it.
    private static void CheckEnds(TrafficMatrix demands, NetworkTopology topology, string path)
    {
        foreach (TrafficDemand demand in demands.Demands)
        {
            try
            {
                topology.NodeIndex(demand.Source);
                topology.NodeIndex(demand.Target);
            }
            catch (NetOptException cause)
            {
                throw new NetOptFileException(cause.Code, ErrorKind.InvalidData, path, 0, 0, $"Demand '{demand.Id}' from '{demand.Source}' to '{demand.Target}': {cause.Problem}",
                    cause.Expected, value: cause.Value, inner: cause);
            }
        }
    }

    private static TRead Told<TRead>(TRead read, Func<TRead, ImmutableArray<ImportNotice>> notices, string path, Host host)
    {
        foreach (ImportNotice notice in notices(read)) host.Note(path, notice);
        return read;
    }
}
