namespace NetOpt.Congestion.Runs;

/// <summary>A figure over replications.</summary>
/// <param name="Name">Which, as the property of the result is called.</param>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of its 95 % confidence interval by Student's t.</param>
/// <param name="Least">The least of all replications.</param>
/// <param name="Greatest">The greatest.</param>
public sealed record CongestionFigure(string Name, double Mean, double HalfWidth, double Least, double Greatest);
