namespace NetOpt.Queueing.Simulation;

/// <summary>Customers in a row, linked through the customers themselves. Every change is O(1).</summary>
internal sealed class CustomerList
{
    public const int None = -1;

    public int First { get; private set; } = None;

    public int Last { get; private set; } = None;

    public void AddLast(Customer[] all, int customer)
    {
        all[customer].Previous = Last;
        all[customer].Next = None;
        if (Last == None) First = customer;
        else all[Last].Next = customer;
        Last = customer;
    }

    public void AddFirst(Customer[] all, int customer)
    {
        all[customer].Next = First;
        all[customer].Previous = None;
        if (First == None) Last = customer;
        else all[First].Previous = customer;
        First = customer;
    }

    public void Remove(Customer[] all, int customer)
    {
        ref Customer c = ref all[customer];
        if (c.Previous == None) First = c.Next;
        else all[c.Previous].Next = c.Next;
        if (c.Next == None) Last = c.Previous;
        else all[c.Next].Previous = c.Previous;
    }
}
