namespace NetOpt.Queueing.Models;

/// <summary>
/// M/H_n/1 in steady state: service that is exponential of mean m_j with probability p_j. The transform of the wait, (1 − ρ)/(1 − λΣ p_j/(μ_j + s)), has as many poles −x as there are
/// different means, one below each μ_j = 1/m_j, so that P(Wq &gt; t) = Σ A_x e^(−xt) with A_x &gt; 0: nothing cancels. The same with A_x(1 + x/λ) is P(W &gt; t).
/// O(n²) time to set up, O(n) a tail. Source: Gross and Harris, Fundamentals of Queueing Theory, §5.1.
/// </summary>
internal static class MixedExponentialQueue
{
    public static QueueFigures Solve(string name, PoissonQueue queue, double[] probabilities, double[] means)
    {
        QueueFigures figures = MG1Queue.Start(QueueModel.MG1, name, queue);
        if (!figures.Stable) return figures;
        double arrivals = queue.ArrivalRate!.Value, second = 0, third = 0;
        // The slowest first; equal means are one branch.
        (double P, double Mean)[] branches = [.. probabilities.Zip(means).Where(b => b.First > 0).GroupBy(b => b.Second).Select(g => (g.Sum(b => b.First), g.Key)).OrderByDescending(b => b.Key)];
        foreach ((double p, double mean) in branches)
        {
            second += 2 * p * mean * mean;
            third += 6 * p * mean * mean * mean;
        }
        MG1Queue.Fill(figures, queue, second / (queue.ServiceSeconds * queue.ServiceSeconds) - 1, third);
        var decay = new double[branches.Length];
        var weight = new double[branches.Length];
        for (int i = 0; i < branches.Length; i++)
        {
            double x = decay[i] = Root(branches, i, arrivals, queue.Free), slope = 0;
            foreach ((double p, double mean) in branches) slope += p * mean * mean / ((1 - x * mean) * (1 - x * mean));
            weight[i] = queue.Free / (arrivals * slope * x);
        }
        figures.WaitTail = t => Sum(t, wait: true);
        figures.SojournTail = t => Sum(t, wait: false);
        return figures;

        double Sum(double t, bool wait)
        {
            double sum = 0;
            for (int i = 0; i < decay.Length; i++) sum += weight[i] * (wait ? 1 : 1 + decay[i] / arrivals) * Math.Exp(-decay[i] * t);
            return sum;
        }
    }

    // The x between μ_(i−1) and μ_i with λ Σ p_j m_j · x m_j/(1 − x m_j) = 1 − ρ, which rises from −∞ to ∞ there.
    private static double Root((double P, double Mean)[] branches, int i, double arrivals, double free)
    {
        double low = i == 0 ? 0 : 1 / branches[i - 1].Mean, high = 1 / branches[i].Mean;
        for (int step = 0; step < 2000; step++)
        {
            double middle = low + (high - low) / 2;
            // Near 0 the scale is what is looked for: halve the exponent until it is met.
            if (low == 0) middle = high / 2;
            if (!(middle > low && middle < high)) break;
            double sum = 0;
            foreach ((double p, double mean) in branches) sum += p * mean * (middle * mean / (1 - middle * mean));
            if (arrivals * sum < free) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }
}
