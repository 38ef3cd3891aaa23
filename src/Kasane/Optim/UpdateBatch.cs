using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>Updates many small parameters on several threads, each of them as a whole.</summary>
internal static unsafe class UpdateBatch
{
    // A tensor from this size on is cut among the threads itself.
    private const long Large = 32 * 1024;

    // Below this all parameters together are done sooner than a thread wakes up.
    private const long LeastTotal = 128 * 1024;

    /// <summary>Whether there is a second thread at all.</summary>
    public static bool MayPay => WorkPool.Threads > 1;

    /// <summary>Whether a parameter is updated as a whole, not cut among the threads.</summary>
    public static bool Fits(Tensor parameter) => parameter.ElementCount < Large && parameter.Device == Device.Cpu;

    /// <summary>Whether parameters can be updated at the same time, and it is worth it.</summary>
    /// <param name="items">The parameters.</param>
    /// <param name="blocks">An empty set to work with.</param>
    public static bool Pays<TOptions>(List<UpdateItem<TOptions>> items, HashSet<Storage> blocks)
    {
        long total = 0;
        foreach (var item in items) total += item.Parameter.ElementCount;
        if (total < LeastTotal) return false;
        // Parameters in one block of memory may overlap: their order counts.
        foreach (var item in items)
            if (!blocks.Add(item.Parameter.Storage)) return false;
        return true;
    }

    /// <summary>Calls <paramref name="update"/> with every number below <paramref name="count"/>.</summary>
    public static void Run(int count, Action<int> update)
    {
        if (count == 0) return;
        var handle = GCHandle.Alloc(update);
        try
        {
            WorkPool.Run(count, &RunOne, (void*)GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }
    }

    private static void RunOne(void* state, nint number)
    {
        // Recording is a setting of each thread.
        using var mode = Autograd.NoGrad();
        ((Action<int>)GCHandle.FromIntPtr((nint)state).Target!)((int)number);
    }
}
