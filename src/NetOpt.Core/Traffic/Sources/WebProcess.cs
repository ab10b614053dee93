using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>The packets of one web user; see <see cref="WebSource"/>.</summary>
internal sealed class WebProcess : PacketProcess
{
    private const int PagesToChooseFrom = 256;
    private const double LargestObject = 1e15;

    private readonly WebParameters _web;
    private readonly RandomStream _random;
    private readonly double _nanosecondsPerByte;
    private readonly int _packet;
    private FineTime _time;

    // The page: what is to be sent and the pause before it, and where in it we are.
    private List<(double Pause, long Bytes)> _page = [];
    private int _object;
    private long _left;

    public WebProcess(WebParameters web, double rateBps, int packet, RandomStream random, long end, OperationContext context)
        : base(end, context)
    {
        (_web, _random, _packet) = (web, random, packet);
        _nanosecondsPerByte = 8 / rateBps * SourceCheck.Second;
        double page = web.MeanPageSeconds(rateBps);
        if (random.NextDouble() < page / (page + web.MeanReadingSeconds)) StartInPage();
        else _time.Add(web.NextResidualReading(random) * SourceCheck.Second);
    }

    public override bool Advance()
    {
        while (_left == 0)
        {
            if (_time.Nanoseconds >= End) return false;
            Step();
            if (_object == _page.Count)
            {
                if (_page.Count > 0) _time.Add(_web.Reading.Sample(_random) * SourceCheck.Second);
                _page = NextPage();
                _object = 0;
            }
            (double pause, _left) = _page[_object++];
            _time.Add(pause);
        }
        Time = _time.Nanoseconds;
        Size = (int)Math.Min(_packet, _left);
        _left -= Size;
        if (!_web.PauseIncludesObject) _time.Add(Size * _nanosecondsPerByte);
        return Time < End;
    }

    private List<(double Pause, long Bytes)> NextPage()
    {
        var page = new List<(double, long)> { (0, Bytes(_web.FirstObject)) };
        double many = _web.Others.Sample(_random) - _web.OthersLess;
        int others = (int)Math.Min(int.MaxValue, Math.Floor(many) + (_random.NextDouble() < many - Math.Floor(many) ? 1 : 0));
        double pause = (_web.Parsing?.Sample(_random) ?? 0) * SourceCheck.Second;
        for (int i = 0; i < others; i++)
        {
            Step();
            pause += (_web.Pause?.Sample(_random) ?? 0) * SourceCheck.Second;
            page.Add((pause, Bytes(_web.OtherObject)));
            pause = 0;
        }
        // A page without other objects is parsed all the same.
        if (pause > 0) page.Add((pause, 0));
        return page;
    }

    private long Bytes(WebObject size) => Math.Max(1, (long)Math.Min(LargestObject, Math.Round(size.Next(_random))));

    private void StartInPage()
    {
        // Each page replaces the one before with the chance that its length has in the sum so far: in the end each is chosen by its length.
        double sum = 0, chosen = 0;
        for (int i = 0; i < PagesToChooseFrom; i++)
        {
            List<(double Pause, long Bytes)> page = NextPage();
            double length = 0;
            foreach ((double pause, long bytes) in page) length += pause + Sending(bytes);
            sum += length;
            if (_random.NextDouble() * sum < length || i == 0) (_page, chosen) = (page, length);
        }
        double gone = _random.NextDouble() * chosen;
        while (_object < _page.Count)
        {
            (double pause, long bytes) = _page[_object++];
            if (gone < pause)
            {
                _time.Add(pause - gone);
                _left = bytes;
                return;
            }
            gone -= pause;
            if (gone < Sending(bytes))
            {
                // Packets that have left already are gone; the next one leaves when the one before it is through.
                double packetTime = _packet * _nanosecondsPerByte;
                long sent = (long)Math.Ceiling(gone / packetTime);
                _left = Math.Max(0, bytes - sent * _packet);
                _time.Add(Math.Min(sent * packetTime, Sending(bytes)) - gone);
                return;
            }
            gone -= Sending(bytes);
        }
    }

    private double Sending(long bytes) => _web.PauseIncludesObject ? 0 : bytes * _nanosecondsPerByte;
}
