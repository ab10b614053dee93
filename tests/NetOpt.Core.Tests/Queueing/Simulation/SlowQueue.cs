using NetOpt.Numerics;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Tests.Queueing.Simulation;

/// <summary>
/// A single station as slowly and obviously as it can be: at every step the next thing that happens is looked for among all customers.
/// It draws from the same streams in the same order as the engine.
/// </summary>
internal sealed class SlowQueue(StationPlan station, SourcePlan[] sources, ulong seed)
{
    private sealed class Person
    {
        public int Class;
        public double Joined, Remaining, Since, Waited, GivesUp = double.PositiveInfinity;
        public bool Serving;
        public int Order;
    }

    public List<(double Wait, double Sojourn)> Served { get; } = [];

    public int Lost { get; private set; }

    public int Balked { get; private set; }

    public int Reneged { get; private set; }

    public void Run(int arrivals)
    {
        int classes = station.Service.Length, arrived = 0, order = 0;
        RandomStream[] gaps = [.. sources.Select((_, i) => new RandomStream(seed, QueueSimulator.StreamName("arrival", i, 0)))];
        RandomStream[] works = [.. Enumerable.Range(0, classes).Select(k => new RandomStream(seed, QueueSimulator.StreamName("service", k, 0)))];
        var other = new RandomStream(seed, QueueSimulator.StreamName("station", 0, 0));
        double[] next = [.. sources.Select((s, i) => s.Gap.Sample(gaps[i]))];
        double back = station.Vacation?.Sample(other) ?? double.PositiveInfinity;
        var here = new List<Person>();
        bool sharing = station.Discipline == QueueDiscipline.ProcessorSharing;
        while (arrived < arrivals)
        {
            double now = next.Min();
            int source = Array.IndexOf(next, now);
            Person? done = null, leaver = null;
            bool returns = false;
            double share = sharing ? Math.Min(1, station.Servers / (double)Math.Max(1, here.Count)) : 1;
            foreach (Person p in here)
            {
                if (p.Serving && p.Since + p.Remaining / share is var finish && finish < now) (now, done, leaver) = (finish, p, null);
                if (!p.Serving && p.GivesUp < now) (now, done, leaver) = (p.GivesUp, null, p);
            }
            if (back < now) (now, done, leaver, returns) = (back, null, null, true);
            if (sharing)
            {
                foreach (Person p in here.Where(p => p != done))
                {
                    p.Remaining -= (now - p.Since) * share;
                    p.Since = now;
                }
            }
            if (returns)
            {
                back = double.PositiveInfinity;
                if (!ServeOne(now)) back = now + station.Vacation!.Sample(other);
            }
            else if (leaver is not null)
            {
                here.Remove(leaver);
                Reneged++;
            }
            else if (done is not null)
            {
                here.Remove(done);
                double sojourn = now - done.Joined;
                Served.Add((done.Waited, sojourn));
                if (!sharing && !ServeOne(now) && station.Vacation is { } vacation) back = now + vacation.Sample(other);
            }
            else
            {
                next[source] = now + sources[source].Gap.Sample(gaps[source]);
                arrived++;
                if (here.Count >= station.Places)
                {
                    Lost++;
                    continue;
                }
                int serving = here.Count(p => p.Serving);
                bool wait = !sharing && (serving >= station.Servers || !double.IsPositiveInfinity(back));
                if (here.Count >= station.BalkAt || (station.BalkProbability > 0 && wait && other.NextDouble() < station.BalkProbability))
                {
                    Balked++;
                    continue;
                }
                var person = new Person { Class = sources[source].Class, Joined = now, Since = now, Order = order++ };
                person.Remaining = station.Service[person.Class].Sample(works[person.Class]);
                here.Add(person);
                if (!wait)
                {
                    Begin(person, now);
                    continue;
                }
                Person? lowest = station.Preemptive ? here.Where(p => p.Serving).MaxBy(p => (p.Class, p.Since, p.Order)) : null;
                if (lowest is not null && lowest.Class > person.Class)
                {
                    lowest.Remaining -= now - lowest.Since;
                    lowest.Since = now;
                    lowest.Serving = false;
                    lowest.GivesUp = double.PositiveInfinity;
                    // It goes to the head of its class.
                    lowest.Order = here.Where(p => !p.Serving && p.Class == lowest.Class).Min(p => p.Order) - 1;
                    Begin(person, now);
                }
                else if (station.Patience is { } patience) person.GivesUp = now + patience.Sample(other);
            }
        }

        bool ServeOne(double now)
        {
            Person? chosen = station.Discipline switch
            {
                QueueDiscipline.Lifo => here.Where(p => !p.Serving).MaxBy(p => p.Order),
                QueueDiscipline.Priority => here.Where(p => !p.Serving).MinBy(p => (p.Class, p.Order)),
                _ => here.Where(p => !p.Serving).MinBy(p => p.Order),
            };
            if (chosen is null) return false;
            Begin(chosen, now);
            return true;
        }

        static void Begin(Person person, double now)
        {
            person.Waited += now - person.Since;
            person.Since = now;
            person.Serving = true;
        }
    }
}
