using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>
/// The interior point behind <see cref="AlphaFairness"/>: rates x and free capacities s, prices p of arcs and z of demands, all above 0,
/// with α·ln x + ln(price of the path + z) = ln w, p·s = μ·load·(least price of a path over the arc), and the same for z.
/// Each step solves these equations for μ → 0 in their linear form, which comes down to one system with a row for each arc.
/// Prices are kept as logarithms, and enter the system only as their parts of the price of a path.
/// </summary>
internal sealed class AlphaFairSolver
{
    private const int MostIterations = 300;
    private const int Patience = 12;
    private const int MostArcs = 6000;
    private const int FlowsBetweenChecks = 1 << 12;
    private const double EnoughGap = 1e-13;
    private const double EnoughRate = 1e-10;
    private const double Start = 0.9;
    private const double FirstTarget = 0.1;
    private const double LastTarget = 1e-17;
    private const double ToTheEdge = 0.99;
    private const double MostExponent = 700;

    private readonly AlphaFairProblem _problem;
    private readonly double _alpha;
    private readonly int[] _offset;
    private readonly int[] _arc;
    private readonly double[] _logWeight;
    private readonly double[] _rate;
    private readonly double[] _logPrice;
    private readonly double[] _free;
    private readonly double[] _unmet;
    private readonly double[] _logDemandPrice;
    private readonly double[] _logFlowPrice;
    private readonly double[] _part;
    private readonly double[] _demandPart;
    private readonly double[] _load;
    private readonly double[] _leastLogPrice;
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
        _logWeight = Array.ConvertAll(problem.Weight, Math.Log);
        (_rate, _unmet, _logDemandPrice, _logFlowPrice) = (new double[flows], new double[flows], new double[flows], new double[flows]);
        (_rateStep, _bend, _demandPart, _part) = (new double[flows], new double[flows], new double[flows], new double[_arc.Length]);
        (_logPrice, _free, _load, _leastLogPrice, _priceStep) = (new double[arcs], new double[arcs], new double[arcs], new double[arcs], new double[arcs]);
        _system = new DenseCholesky(arcs);
        Rate = new double[flows];
        LogPrice = new double[arcs];
    }

    /// <summary>The best rates found.</summary>
    public double[] Rate { get; }

    /// <summary>Logarithms of the prices that prove them.</summary>
    public double[] LogPrice { get; }

    /// <summary>Runs until gap and violations are nothing but rounding, or get no smaller.</summary>
    /// <returns>How many steps it took.</returns>
    public int Run(OperationContext context)
    {
        Begin();
        double target = FirstTarget, best = double.PositiveInfinity;
        int since = 0;
        for (int iteration = 0; ; iteration++)
        {
            context.ThrowIfCanceled();
            AlphaFairCertificate proof = AlphaFairness.Certify(_problem, _alpha, _rate, _logPrice, context);
            double off = proof.LargestOverload > AlphaFairness.Tolerance ? double.MaxValue : Math.Max(proof.Gap, proof.LargestViolation);
            since = off < best / 2 ? 0 : since + 1;
            if (off < best || iteration == 0)
            {
                best = off;
                _rate.CopyTo(Rate, 0);
                _logPrice.CopyTo(LogPrice, 0);
            }
            bool enough = proof.Gap <= EnoughGap && proof.LargestViolation <= EnoughRate;
            // Far from the answer steps may be short for long.
            bool stuck = since > (best <= AlphaFairness.RateTolerance ? Patience : 5 * Patience);
            if (enough || stuck || iteration == MostIterations) return iteration;
            context.Report("Balancing prices", Math.Clamp(Math.Log(Math.Min(1, best)) / Math.Log(EnoughRate), 0, 1));

            if (!Assemble(context)) return iteration;
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
            _logFlowPrice[f] = _logWeight[f] - _alpha * Math.Log(_rate[f]);
        }
        Measure();
        for (int a = 0; a < _logPrice.Length; a++)
        {
            _free[a] = _problem.Capacity[a] - _load[a];
            _logPrice[a] = _leastLogPrice[a] + Math.Log(Math.Min(1, FirstTarget * _load[a] / _free[a]));
        }
        for (int f = 0; f < _rate.Length; f++)
        {
            _logDemandPrice[f] = double.NegativeInfinity;
            if (!IsLimited(f)) continue;
            _unmet[f] = Demand(f) - _rate[f];
            _logDemandPrice[f] = _logFlowPrice[f] + Math.Log(FirstTarget * Math.Min(1, _rate[f] / _unmet[f]));
        }
    }

    // Loads, and the least price of a flow on each arc.
    private void Measure()
    {
        _load.AsSpan().Clear();
        _leastLogPrice.AsSpan().Fill(double.PositiveInfinity);
        for (int f = 0; f < _rate.Length; f++)
        {
            for (int h = _offset[f]; h < _offset[f + 1]; h++)
            {
                int a = _arc[h];
                _load[a] += _rate[f];
                _leastLogPrice[a] = Math.Min(_leastLogPrice[a], _logFlowPrice[f]);
            }
        }
    }

    // What each flow pays, and which part of it goes to each arc and to its demand.
    private void FlowPrices()
    {
        for (int f = 0; f < _rate.Length; f++)
        {
            double largest = _logDemandPrice[f];
            for (int h = _offset[f]; h < _offset[f + 1]; h++) largest = Math.Max(largest, _logPrice[_arc[h]]);
            double sum = Math.Exp(_logDemandPrice[f] - largest);
            for (int h = _offset[f]; h < _offset[f + 1]; h++) sum += Math.Exp(_logPrice[_arc[h]] - largest);
            double log = largest + Math.Log(sum);
            _logFlowPrice[f] = log;
            _demandPart[f] = Math.Exp(_logDemandPrice[f] - log);
            for (int h = _offset[f]; h < _offset[f + 1]; h++) _part[h] = Math.Exp(_logPrice[_arc[h]] - log);
        }
    }

    // The system for the relative change of each price: how loads answer to prices, and free capacity on the diagonal. Rows and
    // columns are scaled by the roots of the prices, which makes it symmetric.
    private bool Assemble(OperationContext context)
    {
        FlowPrices();
        Measure();
        int arcs = _logPrice.Length;
        double[] matrix = _system.Matrix;
        matrix.AsSpan().Clear();
        for (int f = 0; f < _rate.Length; f++)
        {
            if (f % FlowsBetweenChecks == 0) context.ThrowIfCanceled();
            double bend = 1 / (_alpha / _rate[f] + (IsLimited(f) ? _demandPart[f] / _unmet[f] : 0));
            _bend[f] = bend;
            for (int h = _offset[f]; h < _offset[f + 1]; h++)
            {
                int a = _arc[h];
                double row = bend * Math.Exp((_logPrice[a] - _logFlowPrice[f]) / 2);
                for (int g = _offset[f]; g < _offset[f + 1]; g++)
                {
                    int b = _arc[g];
                    if (b <= a) matrix[a * arcs + b] += row * (a == b ? Math.Exp((_logPrice[b] - _logFlowPrice[f]) / 2) : Root(g, f));
                }
            }
        }
        for (int a = 0; a < arcs; a++)
        {
            matrix[a * arcs + a] += _free[a];
            if (!(matrix[a * arcs + a] > 0 && double.IsFinite(matrix[a * arcs + a]))) return false;
        }
        _system.Factor(context);
        return true;
    }

    private double Root(int hop, int f) => _part[hop] > 1e-300 ? Math.Sqrt(_part[hop]) : Math.Exp((_logPrice[_arc[hop]] - _logFlowPrice[f]) / 2);

    // One step toward the point of this target, as long as everything stays above 0.
    private double Step(double target, OperationContext context)
    {
        int arcs = _logPrice.Length;
        _priceStep.AsSpan().Clear();
        for (int f = 0; f < _rate.Length; f++)
        {
            double mismatch = _logWeight[f] - _alpha * Math.Log(_rate[f]) - _logFlowPrice[f];
            _rateStep[f] = _bend[f] * (mismatch - (IsLimited(f) ? Pull(f, target) / _unmet[f] : 0));
            for (int h = _offset[f]; h < _offset[f + 1]; h++) _priceStep[_arc[h]] += _rateStep[f];
        }
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double log in _logPrice) (least, most) = (Math.Min(least, log), Math.Max(most, log));
        double middle = (least + most) / 2;
        if (!((most - middle) / 2 < MostExponent)) return 0;
        for (int a = 0; a < arcs; a++)
        {
            double excess = _problem.Capacity[a] - _load[a] - _free[a];
            _priceStep[a] = (_priceStep[a] - excess + Missing(a, target)) * Math.Exp((_logPrice[a] - middle) / 2);
        }
        _system.Solve(_priceStep);
        for (int a = 0; a < arcs; a++) _priceStep[a] *= Math.Exp((middle - _logPrice[a]) / 2);
        context.ThrowIfCanceled();

        double length = 1;
        for (int f = 0; f < _rate.Length; f++)
        {
            double rise = 0;
            for (int h = _offset[f]; h < _offset[f + 1]; h++) rise += _part[h] * _priceStep[_arc[h]];
            _rateStep[f] -= _bend[f] * rise;
            length = Math.Min(length, Room(_rate[f], _rateStep[f]));
            if (!IsLimited(f)) continue;
            length = Math.Min(length, Room(_unmet[f], UnmetStep(f)));
            length = Math.Min(length, Room(1, DemandPriceStep(f, target)));
        }
        for (int a = 0; a < arcs; a++)
        {
            length = Math.Min(length, Room(1, _priceStep[a]));
            length = Math.Min(length, Room(_free[a], FreeStep(a, target)));
        }
        if (!double.IsFinite(length)) return 0;

        for (int a = 0; a < arcs; a++)
        {
            double free = FreeStep(a, target);
            _logPrice[a] += Math.Log(1 + length * _priceStep[a]);
            _free[a] += length * free;
        }
        for (int f = 0; f < _rate.Length; f++)
        {
            if (IsLimited(f))
            {
                double demandPrice = DemandPriceStep(f, target), unmet = UnmetStep(f);
                _logDemandPrice[f] += Math.Log(1 + length * demandPrice);
                _unmet[f] += length * unmet;
            }
            _rate[f] += length * _rateStep[f];
        }
        return length;
    }

    // What the free capacity lacks of its target at this price.
    private double Missing(int a, double target) => target * _load[a] * Math.Exp(Math.Min(MostExponent, _leastLogPrice[a] - _logPrice[a])) - _free[a];

    // The same for what a demand leaves open, times the part that its price has.
    private double Pull(int f, double target) => target * _rate[f] - _demandPart[f] * _unmet[f] - _demandPart[f] * (Demand(f) - _rate[f] - _unmet[f]);

    private double FreeStep(int a, double target) => Missing(a, target) - _free[a] * _priceStep[a];

    private double UnmetStep(int f) => Demand(f) - _rate[f] - _unmet[f] - _rateStep[f];

    // Relative to the price.
    private double DemandPriceStep(int f, double target) =>
        (Pull(f, target) / Math.Max(double.Epsilon, _demandPart[f]) + _rateStep[f]) / _unmet[f];

    private static double Room(double value, double step) => step < 0 ? Math.Min(1, -ToTheEdge * value / step) : double.IsNaN(step) ? double.NaN : 1;
}
