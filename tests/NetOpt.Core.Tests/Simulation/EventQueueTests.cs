using NetOpt.Numerics;
using NetOpt.Simulation;

namespace NetOpt.Tests.Simulation;

public class EventQueueTests
{
    [Fact]
    public void Events_come_in_the_order_of_a_sorted_set_however_they_are_set_changed_and_removed()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var random = new RandomStream(seed, "events");
            var queue = new EventQueue();
            var source = new Nobody();
            // More than the queue has room for at first.
            int slots = 1 + random.NextInt32(300);
            for (int i = 0; i < slots; i++) Assert.Equal(i, queue.AddSlot(source));
            var sorted = new SortedSet<(long Time, int Order, int Slot)>();
            var waiting = new Dictionary<int, (long Time, int Order, int Slot)>();
            int order = 0;
            for (int step = 0; step < 20_000; step++)
            {
                int slot = random.NextInt32(slots);
                switch (random.NextInt32(4))
                {
                    case 0:
                        if (waiting.Remove(slot, out (long Time, int Order, int Slot) removed)) sorted.Remove(removed);
                        queue.Remove(slot);
                        break;
                    case 1 when sorted.Count > 0:
                        (long Time, int Order, int Slot) first = sorted.Min;
                        Assert.Equal((first.Time, first.Slot), (queue.NextTime, queue.NextSlot));
                        sorted.Remove(first);
                        waiting.Remove(first.Slot);
                        queue.Remove(first.Slot);
                        break;
                    default:
                        if (waiting.TryGetValue(slot, out (long Time, int Order, int Slot) old)) sorted.Remove(old);
                        // Few times, so that the order number often decides.
                        long time = random.NextInt32(50);
                        waiting[slot] = (time, order, slot);
                        sorted.Add(waiting[slot]);
                        queue.Set(slot, time, order++);
                        break;
                }
                Assert.Equal(sorted.Count, queue.Count);
                Assert.Equal(waiting.ContainsKey(slot), queue.Waits(slot));
                if (sorted.Count == 0) Assert.Equal(long.MaxValue, queue.NextTime);
                else Assert.Equal((sorted.Min.Time, sorted.Min.Slot), (queue.NextTime, queue.NextSlot));
            }
        }
    }

    [Fact]
    public void Of_events_at_the_same_time_the_older_is_first_even_where_numbers_wrap_around()
    {
        var queue = new EventQueue();
        for (int i = 0; i < 3; i++) queue.AddSlot(new Nobody());
        queue.Set(0, 7, int.MinValue + 1);
        queue.Set(1, 7, int.MaxValue);
        queue.Set(2, 7, int.MinValue);
        var order = new List<int>();
        while (queue.Count > 0)
        {
            order.Add(queue.NextSlot);
            queue.Remove(queue.NextSlot);
        }
        Assert.Equal([1, 2, 0], order);
    }

    private sealed class Nobody : EventSource
    {
        public override void OnEvent(int slot, long now) => throw new NotSupportedException();
    }
}
