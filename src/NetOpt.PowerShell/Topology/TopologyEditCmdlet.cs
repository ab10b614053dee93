using NetOpt.Topology;

namespace NetOpt.PowerShell.Topology;

/// <summary>
/// A cmdlet that makes a new snapshot from a given one. Networks that come through the pipeline each give their own snapshot;
/// records that come through the pipeline (from Import-Csv, say) all go into one.
/// </summary>
public abstract class TopologyEditCmdlet : NetOptCmdlet
{
    private protected const string FromTopology = "Topology";
    private protected const string FromRecords = "Record";

    private TopologyBuilder? _builder;
    private bool _changed;

    /// <summary>The network to start from.</summary>
    public abstract NetworkTopology Topology { get; set; }

    /// <summary>Makes or notes the change that the parameters ask for, or throws and leaves everything as it was.</summary>
    protected abstract void Edit(TopologyBuilder builder);

    /// <summary>Makes the changes that were noted, before a snapshot is built.</summary>
    protected virtual void Finish(TopologyBuilder builder)
    {
    }

    /// <inheritdoc/>
    protected sealed override void ProcessInput()
    {
        _builder ??= new TopologyBuilder(Topology);
        try
        {
            Edit(_builder);
            _changed = true;
        }
        finally
        {
            if (ParameterSetName == FromTopology) Emit();
        }
    }

    /// <inheritdoc/>
    protected sealed override void FinishInput() => Emit();

    private void Emit()
    {
        if (_builder is { } builder && _changed)
        {
            Finish(builder);
            WriteObject(builder.Build());
        }
        _builder = null;
        _changed = false;
    }
}
