using System.Globalization;
using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Queueing;

namespace NetOpt.PowerShell.Queueing;

/// <summary>The words that name a queueing model, the same whether it is answered by formula or simulated: a switch for the model, and its parameters.</summary>
public abstract class QueueModelCmdlet : NetOptCmdlet
{
    /// <summary>The parameter set of a call that names no model: it ends with an error that lists them, where a mandatory switch would be asked for.</summary>
    protected const string NoModel = "NoModel";

    /// <summary>One server, exponential service, room for all.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MM1))]
    public SwitchParameter MM1 { get; set; }

    /// <summary>Several servers and one line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MMm))]
    public SwitchParameter MMm { get; set; }

    /// <summary>Servers and a limited number of places; arrivals that find all of them taken are lost.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MMmK))]
    public SwitchParameter MMmK { get; set; }

    /// <summary>A server for everybody.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MMInf))]
    public SwitchParameter MMInf { get; set; }

    /// <summary>Servers without a line: arrivals that find all of them busy are lost.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(ErlangB))]
    public SwitchParameter ErlangB { get; set; }

    /// <summary>Servers with a line, asked by offered load in Erlang.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(ErlangC))]
    public SwitchParameter ErlangC { get; set; }

    /// <summary>One server and any service times.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MG1))]
    public SwitchParameter MG1 { get; set; }

    /// <summary>One server and constant service times.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MD1))]
    public SwitchParameter MD1 { get; set; }

    /// <summary>One server and service in several exponential phases.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MEk1))]
    public SwitchParameter MEk1 { get; set; }

    /// <summary>One server, any arrivals and any service times; approximate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(GG1))]
    public SwitchParameter GG1 { get; set; }

    /// <summary>Several servers, any arrivals and any service times; approximate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(GGm))]
    public SwitchParameter GGm { get; set; }

    /// <summary>Priority classes: the first of each list is the highest.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Priority))]
    public SwitchParameter Priority { get; set; }

    /// <summary>One server that goes away when it finds nobody.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Vacation))]
    public SwitchParameter Vacation { get; set; }

    /// <summary>A limited number of sources: machine repair, or Engset's model with as many places as servers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(FiniteSource))]
    public SwitchParameter FiniteSource { get; set; }

    /// <summary>An open network of stations.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Jackson))]
    public SwitchParameter Jackson { get; set; }

    /// <summary>A closed network of stations and a fixed population.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Closed))]
    public SwitchParameter Closed { get; set; }

    /// <summary>Arrivals per second; a list with one for each class or, from outside, for each station. Of a finite source: of one source while it waits for nothing.</summary>
    [Parameter(ParameterSetName = NoModel, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MM1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMm), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMmK), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMInf), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(ErlangB), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(ErlangC), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MG1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MD1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MEk1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GG1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GGm), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Vacation), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(FiniteSource), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Priority))]
    [Parameter(Mandatory = true, ParameterSetName = nameof(Jackson))]
    [NumberArgument]
    public double[]? ArrivalRate { get; set; }

    /// <summary>Services per second of a busy server; a list with one for each class or station.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double[]? ServiceRate { get; set; }

    /// <summary>Mean service time, such as 10ms, in place of the service rate; a bare number is seconds. A list with one for each class or station.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double[]? ServiceTime { get; set; }

    /// <summary>Load offered in Erlang, arrival rate times mean service time, in place of the rates.</summary>
    [Parameter(ParameterSetName = nameof(ErlangB), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(ErlangC), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? OfferedLoad { get; set; }

    /// <summary>Number of servers; of networks a list with one for each station, 1 by default.</summary>
    [Parameter(ParameterSetName = NoModel, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMm), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMmK), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(ErlangB), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(ErlangC), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GGm), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(FiniteSource), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Priority))]
    [Parameter(ParameterSetName = nameof(Jackson))]
    [Parameter(ParameterSetName = nameof(Closed))]
    [NumberArgument]
    [Alias("Server")]
    public long[]? Servers { get; set; }

    /// <summary>Places in all, those in service counted.</summary>
    [Parameter(ParameterSetName = NoModel, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(MMmK), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(FiniteSource), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long? Places { get; set; }

    /// <summary>Number of sources, or of customers of a closed network; with several classes one for each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(FiniteSource), ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = nameof(Closed), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public long[]? Population { get; set; }

    /// <summary>Mean time between a customer's end of service and its next request, such as 5s; with several classes one for each.</summary>
    [Parameter(ParameterSetName = nameof(FiniteSource), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Closed), ValueFromPipelineByPropertyName = true)]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double[]? ThinkTime { get; set; }

    /// <summary>Squared coefficient of variation of the times between arrivals: 0 for constant, 1 for Poisson arrivals, more for bursts.</summary>
    [Parameter(ParameterSetName = nameof(GG1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GGm), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? ArrivalScv { get; set; }

    /// <summary>Squared coefficient of variation of the service times: 0 for constant, 1 for exponential; of priorities a list with one for each class, 1 by default.</summary>
    [Parameter(ParameterSetName = nameof(MG1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GG1), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(GGm), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Vacation), ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = nameof(Priority))]
    [NumberArgument]
    public double[]? ServiceScv { get; set; }

    /// <summary>Number of exponential phases of a service.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(MEk1), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public int? Phases { get; set; }

    /// <summary>The formula for the mean wait: Kingman by default for one server, AllenCunneen for several. The result lists what the others say.</summary>
    [Parameter(ParameterSetName = nameof(GG1))]
    [Parameter(ParameterSetName = nameof(GGm))]
    public QueueApproximation? Approximation { get; set; }

    /// <summary>A higher class interrupts the service of a lower one, which goes on later from where it stopped.</summary>
    [Parameter(ParameterSetName = nameof(Priority))]
    public SwitchParameter Preemptive { get; set; }

    /// <summary>Mean length of a vacation, such as 20ms.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Vacation), ValueFromPipelineByPropertyName = true)]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double? VacationTime { get; set; }

    /// <summary>Squared coefficient of variation of the vacations; exponential by default.</summary>
    [Parameter(ParameterSetName = nameof(Vacation), ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? VacationScv { get; set; }

    /// <summary>A row for each station: with which probability a customer goes from there to each station, such as (0,1),(0.25,0). What is missing to 1 leaves the network.</summary>
    [Parameter(ParameterSetName = nameof(Jackson))]
    [Parameter(ParameterSetName = nameof(Closed))]
    public object[]? Routing { get; set; }

    /// <summary>Mean visits of a customer to each station per round, in place of the routing; 1 by default.</summary>
    [Parameter(ParameterSetName = nameof(Closed))]
    public double[]? Visits { get; set; }

    /// <summary>With several classes, a row for each: the service that it asks of each station per round, such as ('100ms','20ms'),('50ms','80ms').</summary>
    [Parameter(ParameterSetName = nameof(Closed))]
    public object[]? ServiceDemand { get; set; }

    /// <summary>The stations, counted from 1, that have a server for everybody.</summary>
    [Parameter(ParameterSetName = nameof(Jackson))]
    [Parameter(ParameterSetName = nameof(Closed))]
    public int[]? DelayStation { get; set; }

    /// <summary>Names for the classes or stations, in their order.</summary>
    [Parameter(ParameterSetName = nameof(Priority))]
    [Parameter(ParameterSetName = nameof(Jackson))]
    [Parameter(ParameterSetName = nameof(Closed))]
    public string[]? Name { get; set; }

    /// <summary>Probabilities to give percentiles at; 0.5, 0.95 and 0.99 by default.</summary>
    [Parameter]
    [NumberArgument]
    public double[]? Percentile { get; set; }

    /// <summary>How many classes or stations there are, by what a derived cmdlet adds; null where it says nothing.</summary>
    private protected virtual int? Parts => null;

    /// <summary>The model that the parameters describe.</summary>
    private protected QueueModelRequest ModelRequest()
    {
        if (ParameterSetName == NoModel)
        {
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "No model is named",
                "one of " + string.Join(", ", Enum.GetNames<QueueModel>().Select(name => "-" + name)), "-MMm -ArrivalRate 80 -ServiceRate 10 -Servers 10");
        }
        QueueModel model = Enum.Parse<QueueModel>(ParameterSetName);
        var request = new QueueModelRequest(model, Percentiles: Percentile);
        return model switch
        {
            QueueModel.Priority => request with
            {
                Servers = One(Servers, "number of servers"),
                Discipline = Preemptive ? PriorityDiscipline.PreemptiveResume : PriorityDiscipline.NonPreemptive,
                Classes = PriorityClasses(),
            },
            QueueModel.Jackson => request with { Stations = Stations(ArrivalRate!.Length), Routing = QueueArguments.Rows(Routing, "routing") },
            QueueModel.Closed when ServiceDemand is not null => ClosedClasses(request, QueueArguments.Rows(ServiceDemand, "service demand")!),
            QueueModel.Closed => request with
            {
                Population = One(Population, "population"),
                ThinkTimeSeconds = One(ThinkTime, "think time"),
                Stations = Stations((ServiceTime ?? ServiceRate)?.Length ?? Parts ?? throw QueueArguments.Missing("service rates or times of the stations", "-ServiceTime 5ms,30ms")),
                Routing = QueueArguments.Rows(Routing, "routing"),
            },
            _ => request with
            {
                ArrivalRate = One(ArrivalRate, "arrival rate"),
                ServiceRate = One(ServiceRate, "service rate"),
                ServiceTimeSeconds = One(ServiceTime, "service time"),
                OfferedLoad = OfferedLoad,
                Servers = One(Servers, "number of servers"),
                Places = Places,
                Population = One(Population, "population"),
                ThinkTimeSeconds = One(ThinkTime, "think time"),
                ArrivalScv = ArrivalScv,
                ServiceScv = One(ServiceScv, "scv of the service"),
                Phases = Phases,
                VacationSeconds = VacationTime,
                VacationScv = VacationScv,
                Approximation = Approximation,
            },
        };
    }

    private QueueClass[] PriorityClasses()
    {
        int n = ArrivalRate?.Length ?? Parts ?? throw QueueArguments.Missing("arrival rates of the classes", "-ArrivalRate 250,100");
        return [.. Enumerable.Range(0, n).Select(k => new QueueClass(
            Of(Name, k, n, "name"), ArrivalRate?[k], OfValue(ServiceRate, k, n, "service rate"), OfValue(ServiceTime, k, n, "service time"), OfValue(ServiceScv, k, n, "scv of the service") ?? 1))];
    }

    private QueueStation[] Stations(int n)
    {
        foreach (int station in DelayStation ?? [])
        {
            if (station < 1 || station > n)
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"There is no station {station}", $"1 to {n}", "-DelayStation 1", station);
        }
        bool closed = ParameterSetName == nameof(Closed);
        return [.. Enumerable.Range(0, n).Select(k => new QueueStation(
            Of(Name, k, n, "name"), closed ? null : ArrivalRate![k], OfValue(ServiceRate, k, n, "service rate"), OfValue(ServiceTime, k, n, "service time"),
            OfValue(Servers, k, n, "number of servers") ?? 1, DelayStation?.Contains(k + 1) == true, OfValue(Visits, k, n, "number of visits")))];
    }

    private QueueModelRequest ClosedClasses(QueueModelRequest request, double[][] demand)
    {
        int classes = demand.Length;
        return request with
        {
            // Names are for the classes here.
            Stations = [.. Enumerable.Range(0, demand[0].Length).Select(k => new QueueStation(
                Servers: OfValue(Servers, k, demand[0].Length, "number of servers") ?? 1, IsDelay: DelayStation?.Contains(k + 1) == true))],
            Classes = [.. demand.Select((row, r) => new QueueClass(Of(Name, r, classes, "name"),
                Population: checked((int)(OfValue(Population, r, classes, "population") ?? 0)), ThinkTimeSeconds: OfValue(ThinkTime, r, classes, "think time") ?? 0, DemandSeconds: row))],
        };
    }

    private static T? One<T>(T[]? values, string what)
        where T : struct
    {
        if (values is null || values.Length == 0) return null;
        return values.Length == 1 ? values[0] : throw Wrong(values.Length, what, 1);
    }

    // One value for all, or one for each.
    private static T? OfValue<T>(T[]? values, int index, int count, string what)
        where T : struct
    {
        if (values is null || values.Length == 0) return null;
        return values.Length == 1 ? values[0] : values.Length == count ? values[index] : throw Wrong(values.Length, what, count);
    }

    private static string? Of(string[]? values, int index, int count, string what)
    {
        if (values is null) return null;
        return values.Length == count ? values[index] : throw Wrong(values.Length, what, count);
    }

    private static NetOptException Wrong(int given, string what, int wanted) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, string.Create(CultureInfo.InvariantCulture, $"There are {given} values for the {what}"),
            string.Create(CultureInfo.InvariantCulture, $"{wanted}{(wanted == 1 ? "" : ", one for each class or station")}"), value: given);
}
