namespace NetOpt.Scheduling;

/// <summary>Disciplines as people write them.</summary>
public static class DisciplineName
{
    /// <summary>The name of a discipline: "WF2Q+".</summary>
    /// <param name="discipline">The discipline.</param>
    public static string Of(SchedulingDiscipline discipline) => discipline switch
    {
        SchedulingDiscipline.StrictPriority => "Priority",
        SchedulingDiscipline.Wf2qPlus => "WF2Q+",
        SchedulingDiscipline.ClassTree => "Class tree",
        _ => discipline.ToString().ToUpperInvariant(),
    };
}
