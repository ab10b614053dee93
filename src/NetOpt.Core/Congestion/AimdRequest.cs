namespace NetOpt.Congestion;

/// <summary>Users who share one link and hear only whether it is overloaded.</summary>
/// <param name="Start">The rate of each user at the start, at least 0, in any unit; 2 to 1,000 users.</param>
/// <param name="Capacity">The rate at which the link is full, above 0, in the same unit.</param>
/// <param name="Rule">The pair of increase and decrease.</param>
/// <param name="Increase">What a user adds (at least 0) or by which factor it grows (at least 1) in a step without overload; null for 1, or for the factor 1.1.</param>
/// <param name="Decrease">By which factor a user shrinks (0..1) or what it takes off (at least 0) after overload; null for the factor 0.5, or for 10.</param>
/// <param name="Steps">How many steps, 1 to 1,000,000.</param>
public sealed record AimdRequest(
    IReadOnlyList<double>? Start = null,
    double Capacity = 100,
    AimdRule Rule = AimdRule.Aimd,
    double? Increase = null,
    double? Decrease = null,
    int Steps = 200);
