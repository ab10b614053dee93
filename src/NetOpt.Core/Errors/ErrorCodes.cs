namespace NetOpt;

/// <summary>
/// Every error id of the engine, in alphabetical order. They are part of the public contract:
/// PowerShell shows them as ErrorId, the runner as <c>code</c>.
/// </summary>
public static class ErrorCodes
{
    /// <summary>A name matches several nodes or links.</summary>
    public const string AmbiguousName = nameof(AmbiguousName);

    /// <summary>Nodes that a demand or a measure needs joined lie in different components.</summary>
    public const string Disconnected = nameof(Disconnected);

    /// <summary>Two nodes or links carry the same id.</summary>
    public const string DuplicateId = nameof(DuplicateId);

    /// <summary>A file holds nothing.</summary>
    public const string EmptyFile = nameof(EmptyFile);

    /// <summary>A topology has no nodes, or a traffic matrix no demands, where the operation needs some.</summary>
    public const string EmptyInput = nameof(EmptyInput);

    /// <summary>A file was not found.</summary>
    public const string FileNotFound = nameof(FileNotFound);

    /// <summary>A file could not be opened or read.</summary>
    public const string FileUnreadable = nameof(FileUnreadable);

    /// <summary>A file could not be written.</summary>
    public const string FileUnwritable = nameof(FileUnwritable);

    /// <summary>A guarantee does not fit beside those that were given before.</summary>
    public const string GuaranteeRefused = nameof(GuaranteeRefused);

    /// <summary>A capacity is zero, negative, infinite or not a number.</summary>
    public const string InvalidCapacity = nameof(InvalidCapacity);

    /// <summary>A routing cost or weight is out of its range.</summary>
    public const string InvalidCost = nameof(InvalidCost);

    /// <summary>A demand is negative or not a number.</summary>
    public const string InvalidDemand = nameof(InvalidDemand);

    /// <summary>A latency is negative or not finite.</summary>
    public const string InvalidLatency = nameof(InvalidLatency);

    /// <summary>A loss ratio is outside 0..1.</summary>
    public const string InvalidLoss = nameof(InvalidLoss);

    /// <summary>A parameter is outside its range.</summary>
    public const string InvalidParameter = nameof(InvalidParameter);

    /// <summary>A request (JSON) does not fit the operation's schema.</summary>
    public const string InvalidRequest = nameof(InvalidRequest);

    /// <summary>A packet trace whose columns differ in length, whose time goes back, or that holds a packet without bytes.</summary>
    public const string InvalidTrace = nameof(InvalidTrace);

    /// <summary>Text with a unit (rate, size, duration) could not be read.</summary>
    public const string InvalidUnit = nameof(InvalidUnit);

    /// <summary>A fairness weight is zero, negative or not finite.</summary>
    public const string InvalidWeight = nameof(InvalidWeight);

    /// <summary>A file breaks its format's grammar.</summary>
    public const string MalformedFile = nameof(MalformedFile);

    /// <summary>A link has no capacity where the operation needs one.</summary>
    public const string MissingCapacity = nameof(MissingCapacity);

    /// <summary>A link has no cost (routing weight) where the operation needs one.</summary>
    public const string MissingCost = nameof(MissingCost);

    /// <summary>The operation needs demands and none were given.</summary>
    public const string MissingDemands = nameof(MissingDemands);

    /// <summary>The operation needs a topology and none was given.</summary>
    public const string MissingTopology = nameof(MissingTopology);

    /// <summary>A cell of a notebook ended with an error.</summary>
    public const string NotebookFailed = nameof(NotebookFailed);

    /// <summary>A path names a directory where a file is needed.</summary>
    public const string PathIsDirectory = nameof(PathIsDirectory);

    /// <summary>A link joins a node to itself.</summary>
    public const string SelfLoop = nameof(SelfLoop);

    /// <summary>The results file of a sweep belongs to another sweep.</summary>
    public const string SweepMismatch = nameof(SweepMismatch);

    /// <summary>A file nests deeper than the stated limit.</summary>
    public const string TooDeep = nameof(TooDeep);

    /// <summary>A file or request is larger than a stated limit.</summary>
    public const string TooLarge = nameof(TooLarge);

    /// <summary>A flow was named that a manager does not have.</summary>
    public const string UnknownFlow = nameof(UnknownFlow);

    /// <summary>A file's format was not recognized.</summary>
    public const string UnknownFormat = nameof(UnknownFormat);

    /// <summary>A link was named that the topology does not have.</summary>
    public const string UnknownLink = nameof(UnknownLink);

    /// <summary>A node was named that the topology does not have.</summary>
    public const string UnknownNode = nameof(UnknownNode);

    /// <summary>An operation was named that does not exist.</summary>
    public const string UnknownOperation = nameof(UnknownOperation);

    /// <summary>No program could be started that shows a page.</summary>
    public const string ViewerUnavailable = nameof(ViewerUnavailable);
}
