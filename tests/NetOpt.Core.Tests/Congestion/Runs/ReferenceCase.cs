using NetOpt.Congestion.Runs;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>A run that is compared with what a real stack or another simulator did.</summary>
/// <param name="Request">The same setup.</param>
/// <param name="HasShallowBuffer">Whether the buffer is at most one bandwidth-delay product.</param>
/// <param name="Except">Figures that are known to miss and are not asserted.</param>
internal sealed record ReferenceCase(CongestionRunRequest Request, bool HasShallowBuffer, ReferenceFigures Except = ReferenceFigures.None);
