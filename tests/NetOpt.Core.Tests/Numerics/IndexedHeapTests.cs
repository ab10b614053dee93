using NetOpt.Numerics;

namespace NetOpt.Tests.Numerics;

public class IndexedHeapTests
{
    [Fact]
    public void Keys_leave_by_priority_and_equal_ones_by_key()
    {
        var heap = new IndexedHeap(4);
        heap.Set(3, 1);
        heap.Set(0, 2);
        heap.Set(2, 1);
        heap.Set(1, 0);
        Assert.Equal((1, 0.0), (heap.Pop(out double p), p));
        Assert.Equal((2, 1.0), (heap.Pop(out p), p));
        Assert.Equal((3, 1.0), (heap.Pop(out p), p));
        Assert.Equal((0, 2.0), (heap.Pop(out p), p));
        Assert.Equal(0, heap.Count);
        Assert.Throws<InvalidOperationException>(() => heap.Pop(out _));
    }

    [Fact]
    public void It_behaves_as_a_sorted_set_under_random_use()
    {
        const int Keys = 60;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "heap");
            var heap = new IndexedHeap(Keys);
            var slow = new SortedSet<(double Priority, int Key)>();
            var priorityOf = new Dictionary<int, double>();
            for (int step = 0; step < 3000; step++)
            {
                int key = random.NextInt32(Keys);
                double priority = random.NextInt32(20);
                switch (random.NextInt32(6))
                {
                    case 0 or 1:
                        heap.Set(key, priority);
                        if (priorityOf.TryGetValue(key, out double old)) slow.Remove((old, key));
                        slow.Add((priority, key));
                        priorityOf[key] = priority;
                        break;
                    case 2 or 3:
                        bool lower = !priorityOf.TryGetValue(key, out old) || priority < old;
                        Assert.Equal(lower, heap.PushOrDecrease(key, priority));
                        if (!lower) break;
                        slow.Remove((old, key));
                        slow.Add((priority, key));
                        priorityOf[key] = priority;
                        break;
                    case 4:
                        Assert.Equal(priorityOf.Remove(key, out old), heap.Remove(key));
                        slow.Remove((old, key));
                        break;
                    default:
                        if (slow.Count == 0) break;
                        Assert.Equal(slow.Min, (heap.MinPriority, heap.MinKey));
                        Assert.Equal(slow.Min.Key, heap.Pop(out double least));
                        Assert.Equal(slow.Min.Priority, least);
                        priorityOf.Remove(slow.Min.Key);
                        slow.Remove(slow.Min);
                        break;
                }
                Assert.Equal(slow.Count, heap.Count);
                Assert.Equal(priorityOf.ContainsKey(key), heap.Contains(key));
                if (heap.Contains(key)) Assert.Equal(priorityOf[key], heap.PriorityOf(key));
            }
            heap.Clear();
            Assert.Equal(0, heap.Count);
            Assert.DoesNotContain(Enumerable.Range(0, Keys), heap.Contains);
        }
    }
}
