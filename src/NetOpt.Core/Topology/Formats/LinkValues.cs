using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>The attribute values of one link record while it is read, as text; one object is used for all records of a file.</summary>
internal sealed class LinkValues
{
    private const int Kinds = (int)AttributeKind.Utilization;

    private readonly (string? Text, int Rank, double? Unit, FilePlace Place)[] _slots = new (string?, int, double?, FilePlace)[2 * Kinds];
    private string? _speedNumber, _speedUnit;
    private FilePlace _speedPlace;
    private int _idRank, _nameRank;

    public string? Id { get; private set; }

    public string? Name { get; private set; }

    public bool? Directed { get; private set; }

    /// <summary>Whether any attribute of the way back was given.</summary>
    public bool HasBackward { get; private set; }

    public void Clear()
    {
        Array.Clear(_slots);
        _speedNumber = _speedUnit = Id = Name = null;
        Directed = null;
        HasBackward = false;
        _idRank = _nameRank = int.MaxValue;
    }

    /// <summary>The way back exists as a record of its own, even where it holds no value.</summary>
    public void MarkBackward() => HasBackward = true;

    public void Set(ReadSession session, in AttributeMeaning meaning, string text, FilePlace place)
    {
        switch (meaning.Kind)
        {
            case AttributeKind.None:
                return;
            case AttributeKind.Id:
                if (meaning.Rank < _idRank && text.Length > 0) (Id, _idRank) = (text, meaning.Rank);
                return;
            case AttributeKind.Name:
                if (meaning.Rank < _nameRank && text.Length > 0) (Name, _nameRank) = (text, meaning.Rank);
                return;
            case AttributeKind.Directed:
                Directed = ValueText.Boolean(session, text, place);
                return;
            case AttributeKind.Asymmetric:
                HasBackward |= ValueText.Boolean(session, text, place);
                return;
            case AttributeKind.SpeedNumber:
                (_speedNumber, _speedPlace) = (text, place);
                return;
            case AttributeKind.SpeedUnit:
                _speedUnit = text;
                return;
            case <= AttributeKind.Utilization:
                // An empty value is a missing one: CSV and GraphML write it so.
                if (text.AsSpan().Trim().Length == 0) return;
                ref var slot = ref _slots[(int)meaning.Kind - 1 + (meaning.Backward ? Kinds : 0)];
                if (slot.Text is null || meaning.Rank < slot.Rank) slot = (text, meaning.Rank, meaning.Unit, place);
                HasBackward |= meaning.Backward;
                return;
        }
    }

    /// <summary>The record as a link.</summary>
    public PendingLink Link(ReadSession session, string? id, string source, string target, bool directed, FilePlace place)
    {
        LinkDirection forward = Direction(session, backward: false);
        LinkDirection? back = directed ? null : HasBackward ? Direction(session, backward: true) : forward;
        return new PendingLink(id, Name, source, target, forward, back, place);
    }

    private LinkDirection Direction(ReadSession session, bool backward)
    {
        double? capacity = Slot(AttributeKind.Capacity, backward) is { Text: not null } c ? ValueText.Rate(session, session.Rates, c.Text, c.Unit, c.Place) : null;
        if (capacity is null && !backward) capacity = Speed(session);
        return new LinkDirection(
            capacity,
            Slot(AttributeKind.Latency, backward) is { Text: not null } l ? ValueText.Delay(session, l.Text, l.Unit, l.Place) : null,
            Ratio(session, AttributeKind.Loss, backward),
            Slot(AttributeKind.Cost, backward) is { Text: not null } w ? ValueText.Number(session, w.Text, ErrorCodes.InvalidCost, w.Place) : null,
            Ratio(session, AttributeKind.Utilization, backward));
    }

    private (string? Text, int Rank, double? Unit, FilePlace Place) Slot(AttributeKind kind, bool backward) =>
        _slots[(int)kind - 1 + (backward ? Kinds : 0)];

    private double? Ratio(ReadSession session, AttributeKind kind, bool backward)
    {
        if (Slot(kind, backward) is not { Text: { } text } slot) return null;
        string code = kind == AttributeKind.Loss ? ErrorCodes.InvalidLoss : ErrorCodes.InvalidParameter;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        return trimmed[^1] == '%'
            ? ValueText.Number(session, trimmed[..^1].ToString(), code, slot.Place) / 100
            : ValueText.Number(session, text, code, slot.Place) * (slot.Unit ?? 1);
    }

    // The Topology Zoo writes some speeds only as a number and a prefix letter: LinkSpeed 2.5, LinkSpeedUnits G.
    private double? Speed(ReadSession session)
    {
        if (_speedNumber is null || _speedUnit is null || AttributeNames.RateUnit(_speedUnit) is not { } unit) return null;
        if (!double.TryParse(_speedNumber, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        return ValueText.Rate(session, session.Rates, _speedNumber, unit, _speedPlace);
    }
}
