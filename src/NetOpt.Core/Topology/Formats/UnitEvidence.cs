namespace NetOpt.Topology.Formats;

/// <summary>What a file says about the unit of its rates (or of its delays): how many values state one and how many do not.</summary>
internal sealed class UnitEvidence
{
    /// <summary>Values with a unit of their own, in the attribute's name, or by the format.</summary>
    public int Stated { get; set; }

    /// <summary>Bare numbers.</summary>
    public int Bare { get; private set; }

    /// <summary>The first bare number.</summary>
    public FilePlace FirstBare { get; private set; }

    /// <summary>Whether bare numbers got their unit from the options.</summary>
    public bool FromOptions { get; private set; }

    /// <summary>SI base units in one unit of a value: as stated, else by the options, else 1 with a note that nothing is known.</summary>
    public double Factor(double? stated, double? byOptions, FilePlace place)
    {
        if ((stated ?? byOptions) is { } unit)
        {
            Stated++;
            FromOptions |= stated is null;
            return unit;
        }
        if (Bare++ == 0) FirstBare = place;
        return 1;
    }

    /// <summary>Whether the values are in SI base units; throws where only some of them are.</summary>
    /// <param name="session">The reading.</param>
    /// <param name="fileSaysSo">False where the file itself says that its unit is not known.</param>
    /// <param name="what">"rate" or "delay".</param>
    /// <param name="option">The option that would settle it.</param>
    /// <param name="example">A value of that option.</param>
    public bool Known(ReadSession session, bool fileSaysSo, string what, string option, string example)
    {
        if (Bare > 0 && Stated > 0)
        {
            throw session.Error(ErrorCodes.InvalidUnit, FirstBare, $"This {what} states no unit, and {NoticeList.Count(Stated, "other")} in the file {(Stated == 1 ? "does" : "do")}",
                $"a unit with each, or the unit of the bare numbers as {option}", example);
        }
        return Bare == 0 && (fileSaysSo || FromOptions);
    }
}
