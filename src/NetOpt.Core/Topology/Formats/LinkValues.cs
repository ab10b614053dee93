using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>The attribute values of one link record while it is read, as text; one object is used for all records of a file.</summary>
internal sealed class LinkValues
{
    private const int Kinds = (int)AttributeKind.Utilization;

    private struct Slot
    {
        public string Text;
        public int Rank;
        public double? Unit;
        public FilePlace Place;
    }

    // One slot per kind of value and direction; a bit of _set for each that the record filled.
    private readonly Slot[] _slots = new Slot[2 * Kinds];
    private int _set;
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
        _set = 0;
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
                int index = Index(meaning.Kind, meaning.Backward);
                ref Slot slot = ref _slots[index];
                if ((_set & 1 << index) == 0 || meaning.Rank < slot.Rank)
                {
                    slot = new Slot { Text = text, Rank = meaning.Rank, Unit = meaning.Unit, Place = place };
                    _set |= 1 << index;
                }
                HasBackward |= meaning.Backward;
                return;
        }
    }

    /// <summary>The direction source to target.</summary>
    public LinkDirection Forward(ReadSession session) => Direction(session, backward: false);

    /// <summary>The way back; <paramref name="forward"/> where nothing of its own was given.</summary>
    public LinkDirection Backward(ReadSession session, in LinkDirection forward) => HasBackward ? Direction(session, backward: true) : forward;

    private LinkDirection Direction(ReadSession session, bool backward)
    {
        double? capacity = null, latency = null, cost = null;
        if (TryGet(AttributeKind.Capacity, backward, out int i)) capacity = ValueText.Rate(session, session.Rates, _slots[i].Text, _slots[i].Unit, _slots[i].Place);
        else if (!backward) capacity = Speed(session);
        if (TryGet(AttributeKind.Latency, backward, out i)) latency = ValueText.Delay(session, _slots[i].Text, _slots[i].Unit, _slots[i].Place);
        if (TryGet(AttributeKind.Cost, backward, out i)) cost = ValueText.Number(session, _slots[i].Text, ErrorCodes.InvalidCost, _slots[i].Place);
        return new LinkDirection(capacity, latency, Ratio(session, AttributeKind.Loss, backward), cost, Ratio(session, AttributeKind.Utilization, backward));
    }

    private static int Index(AttributeKind kind, bool backward) => (int)kind - 1 + (backward ? Kinds : 0);

    private bool TryGet(AttributeKind kind, bool backward, out int index)
    {
        index = Index(kind, backward);
        return (_set & 1 << index) != 0;
    }

    private double? Ratio(ReadSession session, AttributeKind kind, bool backward)
    {
        if (!TryGet(kind, backward, out int i)) return null;
        Slot slot = _slots[i];
        string code = kind == AttributeKind.Loss ? ErrorCodes.InvalidLoss : ErrorCodes.InvalidParameter;
        ReadOnlySpan<char> trimmed = slot.Text.AsSpan().Trim();
        return trimmed[^1] == '%'
            ? ValueText.Number(session, trimmed[..^1].ToString(), code, slot.Place) / 100
            : ValueText.Number(session, slot.Text, code, slot.Place) * (slot.Unit ?? 1);
    }

    // The Topology Zoo writes some speeds only as a number and a prefix letter: LinkSpeed 2.5, LinkSpeedUnits G.
    private double? Speed(ReadSession session)
    {
        if (_speedNumber is null || _speedUnit is null || AttributeNames.RateUnit(_speedUnit) is not { } unit) return null;
        if (!double.TryParse(_speedNumber, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        return ValueText.Rate(session, session.Rates, _speedNumber, unit, _speedPlace);
    }
}
