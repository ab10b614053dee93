using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>
/// The interior point behind <see cref="AlphaFairness"/>: rates x and free capacities s, prices p of arcs and z of demands, all above 0,
/// with α·ln x + ln(price of the path + z) = ln w, p·s = μ·load·(least price of a path over the arc), and the same for z.
/// Each step solves these equations for μ → 0 in their linear form, which comes down to one system with a row for each arc.
/// </summary>
internal sealed class AlphaFairSolver
{
    private const int MostIterations = 200;
    private const int Patience = 10;
    private const int MostArcs = 6000;
    private const int FlowsBetweenChecks = 1 << 12;
    private const double Enough = 1e-13;
    private const double Start = 0.9;
    private const double FirstTarget = 0.1;
    private const double LastTarget = 1e-15;
    private const double ToTheEdge = 0.99;

    private readonly AlphaFairProblem _problem;
    private readonly double _alpha;
    private readonly int[] _offset;
    private readonly int[] _arc;
    private readonly double[] _rate;
    private readonly double[] _price;
    private readonly double[] _free;
    private readonly double[] _unmet;
    private readonly double[] _demandPrice;
    private readonly double[] _flowPrice;
    private readonly double[] _load;
    private readonly double[] _leastPrice;
    private readonly double[] _rateStep;
    private readonly double[] _priceStep;
    private readonly double[] _bend;
    private readonly DenseCholesky _system;

    public AlphaFairSolver(AlphaFairProblem problem, double alpha)
    {
        _problem = problem;
        _alpha = alpha;
        (_offset, _arc) = (problem.Paths.Offset, problem.Paths.Arc);
        int flows = problem.Flows.Length, arcs = problem.Arcs.Length;
        if (arcs > MostArcs)
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"{arcs} directions of links may fill up", $"at most {MostArcs}; max-min fair rates (bandwidth.waterfill) have no such limit", value: arcs);
        (_rate, _unmet, _demandPrice, _flowPrice) = (new double[flows], new double[flows], new double[flows], new double[flows]);
        (_rateStep, _bend) = (new double[flows], new double[flows]);
        (_price, _free, _load, _leastPrice, _priceStep) = (new double[arcs], new double[arcs], new double[arcs], new double[arcs], new double[arcs]);
        _system = new DenseCholesky(arcs);
        Rate = new double[flows];
        Price = new double[arcs];
    }

    /// <summary>The best rates found.</summary>
    public double[] Rate { get; }

    /// <summary>The prices that prove them.</summary>
    public double[] Price { get; }

    /// <summary>Runs until the gap is nothing but rounding.</summary>
    /// <returns>How many steps it took.</returns>
    public int Run(OperationContext context)
    {
        Begin();
        double target = FirstTarget, best = double.PositiveInfinity;
        int since = 0;
        for (int iteration = 0; ; iteration++)
        {
            context.ThrowIfCanceled();
            double gap = AlphaFairness.Gap(_problem, _alpha, _rate, _price, context);
            if (gap < best)
            {
                since = gap < best / 2 ? 0 : since + 1;
                best = gap;
                _rate.CopyTo(Rate, 0);
                _price.CopyTo(Price, 0);
            }
            else
            {
                since++;
            }
            // A poor gap with a target near 0 is worth more patience than a good one.
            bool stuck = since > Patience && (best <= AlphaFairness.Tolerance || since > 4 * Patience);
            if (best <= Enough || stuck || iteration == MostIterations) return iteration;
            context.Report("Balancing prices", double.IsFinite(best) ? Math.Clamp(Math.Log(Math.Min(1, best)) / Math.Log(Enough), 0, 1) : 0);

            Assemble(context);
            double length = Step(target, context);
            if (!(length > 0)) return iteration;
            target *= length > 0.9 ? 0.1 : length > 0.5 ? 0.5 : length < 0.1 ? 3 : 1;
            target = Math.Clamp(target, LastTarget, 0.5);
        }
    }

    private double Demand(int f) => _problem.Demand[f];

    private bool IsLimited(int f) => double.IsFinite(_problem.Demand[f]);

    // From nine tenths of the max-min fair rates, with prices that would make them the answer at the arcs that hold each flow back.
    private void Begin()
    {
        for (int f = 0; f < _rate.Length; f++)
        {
            _rate[f] = Start * _problem.Start[f];
            _flowPrice[f] = _problem.Weight[f] * Math.Pow(_rate[f], -_alpha);
        }
        Measure();
        for (int a = 0; a < _price.Length; a++)
        {
            _free[a] = _problem.Capacity[a] - _load[a];
            _price[a] = _leastPrice[a] * Math.Min(1, FirstTarget * _load[a] / _free[a]);
        }
        for (int f = 0; f < _rate.Length; f++)
        {
            if (!IsLimited(f)) continue;
            _unmet[f] = Demand(f) - _rate[f];
            _demandPrice[f] = FirstTarget * _flowPrice[f] * Math.Min(1, _rate[f] / _unmet[f]);
        }
        FlowPrices();
        Measure();
    }

    // Loads, and the least price of a flow on each arc.
    private void Measure()
    {
        _load.AsSpan().Clear();
        _leastPrice.AsSpan().Fill(double.PositiveInfinity);
        for (int f = 0; f < _rate.Length; f++)
        {
            for (int h = _offset[f]; h < _offset[f + 1]; h++)
            {
                int a = _arc[h];
                _load[a] += _rate[f];
                _leastPrice[a] = Math.Min(_leastPrice[a], _flowPrice[f]);
            }
        }
    }

    private void FlowPrices()
    {
        for (int f = 0; f < _rate.Length; f++)
        {
            double sum = _demandPrice[f];
            for (int h = _offset[f]; h < _offset[f + 1]; h++) sum += _price[_arc[h]];
            _flowPrice[f] = sum;
        }
    }

    // The system for the change of each price over the price: how loads answer to prices, and free capacity on the diagonal.
    private void Assemble(OperationContext context)
    {
        FlowPrices();
        Measure();
        int arcs = _price.Length;
        double[] matrix = _system.Matrix;
        matrix.AsSpan().Clear();
        for (int f = 0; f < _rate.Length; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            double bend = 1 / (_alpha * _flowPrice[f] / _rate[f] + (IsLimited(f) ? _demandPrice[f] / _unmet[f] : 0));
            _bend[f] = bend;
            ReadOnlySpan<int> path = _arc.AsSpan(_offset[f].._offset[f + 1]);
            foreach (int a in path)
            {
                double row = bend * _price[a];
                foreach (int b in path)
                {
                    if (b <= a) matrix[a * arcs + b] += row * _price[b];
                }
            }
        }
        for (int a = 0; a < arcs; a++) matrix[a * arcs + a] += _free[a] * _price[a];
        _system.Factor(context);
    }

    // One step toward the point of this target, as long as everything stays above 0.
    private double Step(double target, OperationContext context)
    {
        int arcs = _price.Length;
        _priceStep.AsSpan().Clear();
        for (int f = 0; f < _rate.Length; f++)
        {
            double mismatch = Math.Log(_problem.Weight[f]) - _alpha * Math.Log(_rate[f]) - Math.Log(_flowPrice[f]);
            double pull = _flowPrice[f] * mismatch - (IsLimited(f) ? Pull(f, target) / _unmet[f] : 0);
            _rateStep[f] = _bend[f] * pull;
            for (int h = _offset[f]; h < _offset[f + 1]; h++) _priceStep[_arc[h]] += _rateStep[f];
        }
        for (int a = 0; a < arcs; a++)
        {
            double excess = _problem.Capacity[a] - _load[a] - _free[a];
            _priceStep[a] = _price[a] * (_priceStep[a] - excess) + Missing(a, target);
        }
        _system.Solve(_priceStep);
        for (int a = 0; a < arcs; a++) _priceStep[a] *= _price[a];
        context.ThrowIfCanceled();

        double length = 1;
        for (int f = 0; f < _rate.Length; f++)
        {
            double rise = 0;
            for (int h = _offset[f]; h < _offset[f + 1]; h++) rise += _priceStep[_arc[h]];
            _rateStep[f] -= _bend[f] * rise;
            length = Math.Min(length, Room(_rate[f], _rateStep[f]));
            if (!IsLimited(f)) continue;
            length = Math.Min(length, Room(_unmet[f], UnmetStep(f)));
            length = Math.Min(length, Room(_demandPrice[f], DemandPriceStep(f, target)));
        }
        for (int a = 0; a < arcs; a++)
        {
            length = Math.Min(length, Room(_price[a], _priceStep[a]));
            length = Math.Min(length, Room(_free[a], FreeStep(a, target)));
        }
        if (!double.IsFinite(length)) return 0;

        for (int a = 0; a < arcs; a++)
        {
            double free = FreeStep(a, target);
            _price[a] += length * _priceStep[a];
            _free[a] += length * free;
        }
        for (int f = 0; f < _rate.Length; f++)
        {
            if (IsLimited(f))
            {
                double demandPrice = DemandPriceStep(f, target), unmet = UnmetStep(f);
                _demandPrice[f] += length * demandPrice;
                _unmet[f] += length * unmet;
            }
            _rate[f] += length * _rateStep[f];
        }
        return length;
    }

    // What price × free capacity lacks of its target.
    private double Missing(int a, double target) => target * _load[a] * _leastPrice[a] - _price[a] * _free[a];

    private double MissingOfDemand(int f, double target) => target * _rate[f] * _flowPrice[f] - _demandPrice[f] * _unmet[f];

    private double Pull(int f, double target) => MissingOfDemand(f, target) - _demandPrice[f] * (Demand(f) - _rate[f] - _unmet[f]);

    private double FreeStep(int a, double target) => (Missing(a, target) - _free[a] * _priceStep[a]) / _price[a];

    private double UnmetStep(int f) => Demand(f) - _rate[f] - _unmet[f] - _rateStep[f];

    private double DemandPriceStep(int f, double target) => (Pull(f, target) + _demandPrice[f] * _rateStep[f]) / _unmet[f];

    private static double Room(double value, double step) => step < 0 ? Math.Min(1, -ToTheEdge * value / step) : double.IsNaN(step) ? double.NaN : 1;
}
