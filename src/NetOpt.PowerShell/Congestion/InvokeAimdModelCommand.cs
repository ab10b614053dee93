using System.Management.Automation;
using NetOpt.Congestion;

namespace NetOpt.PowerShell.Congestion;

/// <summary>Follows users who raise and lower their rates on one bit of feedback, as Chiu and Jain do.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AimdModel")]
[OutputType(typeof(AimdResult))]
public sealed class InvokeAimdModelCommand : NetOptCmdlet
{
    /// <summary>The rate of each user at the start, in any unit. With fewer rates than users, the rest start at 0.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public double[] Start { get; set; } = null!;

    /// <summary>How many users there are; by default as many as -Start has rates.</summary>
    [Parameter]
    [ValidateRange(2, 1000)]
    public int User { get; set; }

    /// <summary>What users do: Aimd, Mimd, Aiad or Miad (additive or multiplicative increase, additive or multiplicative decrease).</summary>
    [Parameter]
    public AimdRule Rule { get; set; }

    /// <summary>What a user adds in a step (Aimd, Aiad; by default 1), or the factor by which it grows (Mimd, Miad; by default 1.1).</summary>
    [Parameter]
    public double? Increase { get; set; }

    /// <summary>The factor by which a user shrinks after overload (Aimd, Mimd; by default 0.5), or what it takes off (Aiad, Miad; by default 10).</summary>
    [Parameter]
    public double? Decrease { get; set; }

    /// <summary>The rate at which the link is full, in the unit of -Start.</summary>
    [Parameter]
    public double Capacity { get; set; } = 100;

    /// <summary>How many steps (round-trip times) to follow.</summary>
    [Parameter]
    public int Step { get; set; } = 200;

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        if (User != 0 && User < Start.Length)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"{User} users have {Start.Length} rates at the start", "no more rates than users", "-User 2 -Start 10,70", User);
        }
        double[] start = [.. Start, .. new double[Math.Max(0, User - Start.Length)]];
        WriteObject(Run("congestion.aimd", new AimdRequest(start, Capacity, Rule, Increase, Decrease, Step)));
    }
}
