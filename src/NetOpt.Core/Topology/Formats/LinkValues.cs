using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>The attribute values of one link record while it is read, as text; one object is used for all records of a file.</summary>
internal sealed class LinkValues
{
    private const int Kinds = (int)AttributeKind.Utilization;

    private struct Slot
    {
        public double Number;
        public string? Text;
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

    public void Set(ReadSession session, in AttributeMeaning meaning, ReadOnlySpan<char> text, FilePlace place)
    {
        switch (meaning.Kind)
        {
            case AttributeKind.None:
                return;
            case AttributeKind.Id:
                if (meaning.Rank < _idRank && text.Length > 0) (Id, _idRank) = (text.ToString(), meaning.Rank);
                return;
            case AttributeKind.Name:
                if (meaning.Rank < _nameRank && text.Length > 0) (Name, _nameRank) = (text.ToString(), meaning.Rank);
                return;
            case AttributeKind.Directed:
                Directed = ValueText.Boolean(session, text.ToString(), place);
                return;
            case AttributeKind.Asymmetric:
                HasBackward |= ValueText.Boolean(session, text.ToString(), place);
                return;
            case AttributeKind.SpeedNumber:
                (_speedNumber, _speedPlace) = (text.ToString(), place);
                return;
            case AttributeKind.SpeedUnit:
                _speedUnit = text.ToString();
                return;
            case <= AttributeKind.Utilization:
                // An empty value is a missing one: CSV and GraphML write it so.
                if (text.IsWhiteSpace()) return;
                int index = Index(meaning.Kind, meaning.Backward);
                ref Slot slot = ref _slots[index];
                if ((_set & 1 << index) == 0 || meaning.Rank < slot.Rank)
                {
                    bool isNumber = ValueText.TryNumber(text, out double number);
                    slot = new Slot { Number = number, Text = isNumber ? null : text.ToString(), Rank = meaning.Rank, Unit = meaning.Unit, Place = place };
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
        if (TryGet(AttributeKind.Capacity, backward, out Slot c))
            capacity = c.Text is null ? c.Number * session.Rates.Factor(c.Unit, session.Options.RateUnit, c.Place) : ValueText.Rate(session, session.Rates, c.Text, c.Unit, c.Place);
        else if (!backward) capacity = Speed(session);
        if (TryGet(AttributeKind.Latency, backward, out Slot l))
            latency = l.Text is null ? l.Number * session.Delays.Factor(l.Unit, session.Options.DelayUnit, l.Place) : ValueText.Delay(session, l.Text, l.Unit, l.Place);
        if (TryGet(AttributeKind.Cost, backward, out Slot w))
            cost = w.Text is null ? w.Number : ValueText.Number(session, w.Text, ErrorCodes.InvalidCost, w.Place);
        if (cost < 0 && w.Rank == AttributeNames.VagueRank)
        {
            session.Notices.Add("WeightIsNoCost", $"line {w.Place.Line}", (count, first) => $"{NoticeList.Count(count, "weight", "is", "are")} negative and no cost of routing; left out, first in {first}.");
            cost = null;
        }
        return new LinkDirection(capacity, latency, Ratio(session, AttributeKind.Loss, backward), cost, Ratio(session, AttributeKind.Utilization, backward));
    }

    private static int Index(AttributeKind kind, bool backward) => (int)kind - 1 + (backward ? Kinds : 0);

    private bool TryGet(AttributeKind kind, bool backward, out Slot slot)
    {
        int index = Index(kind, backward);
        bool given = (_set & 1 << index) != 0;
        slot = given ? _slots[index] : default;
        return given;
    }

    private double? Ratio(ReadSession session, AttributeKind kind, bool backward)
    {
        if (!TryGet(kind, backward, out Slot slot)) return null;
        if (slot.Text is null) return slot.Number * (slot.Unit ?? 1);
        string code = kind == AttributeKind.Loss ? ErrorCodes.InvalidLoss : ErrorCodes.InvalidParameter;
        ReadOnlySpan<char> text = slot.Text.AsSpan().TrimEnd();
        return text is [.. ReadOnlySpan<char> number, '%'] ? ValueText.Number(session, number, code, slot.Place) / 100 : ValueText.Number(session, text, code, slot.Place);
    }

    // The Topology Zoo writes some speeds only as a number and a prefix letter: LinkSpeed 2.5, LinkSpeedUnits G.
    private double? Speed(ReadSession session)
    {
        if (_speedNumber is null || _speedUnit is null || AttributeNames.RateUnit(_speedUnit) is not { } unit) return null;
        if (!double.TryParse(_speedNumber, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        return ValueText.Rate(session, session.Rates, _speedNumber, unit, _speedPlace);
    }
}
