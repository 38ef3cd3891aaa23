using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>
/// The worst the memory can meet, until disposed: a budget that is always exceeded, blocks that turn into NaN when they are given back,
/// and a thread that does nothing but collect garbage.
/// </summary>
internal sealed class Stress : IDisposable
{
    private readonly long budget = NativePool.Shared.Budget;
    private readonly Thread collector;
    private volatile bool done;

    public Stress()
    {
        NativePool.Shared.Poisons = true;
        NativePool.Shared.Budget = 256 * 1024;
        collector = new Thread(Collect) { IsBackground = true };
        collector.Start();
    }

    public void Dispose()
    {
        done = true;
        collector.Join();
        NativePool.Shared.Budget = budget;
        NativePool.Shared.Poisons = false;
    }

    private void Collect()
    {
        for (var i = 0; !done; i++)
        {
            GC.Collect(i % 3);
            GC.WaitForPendingFinalizers();
        }
    }
}
