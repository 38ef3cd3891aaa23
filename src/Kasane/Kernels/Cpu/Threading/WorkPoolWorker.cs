using System.Diagnostics;

namespace Kasane.Internal;

/// <summary>One background thread of the <see cref="WorkPool"/>: looks for work for a short while, then sleeps until it is woken.</summary>
#pragma warning disable CA1001 // A worker lives as long as the process: there is nobody to dispose its semaphore.
internal sealed class WorkPoolWorker
#pragma warning restore CA1001
{
    /// <summary>
    /// How long an idle worker looks for work before it sleeps. Operations follow each other within microseconds; a thread that spins for
    /// long uses up its share of a busy machine's time and is then missing when work arrives.
    /// </summary>
    private static readonly long Patience = Stopwatch.Frequency / 12_500;

    private readonly SemaphoreSlim wakeUp = new(0);
    private readonly int number;
    private int asleep;

    /// <param name="number">From 1; the calling thread of a job counts as 0.</param>
    public WorkPoolWorker(int number)
    {
        this.number = number;
        new Thread(Loop) { IsBackground = true, Name = $"Kasane worker {number}" }.UnsafeStart();
    }

    /// <summary>Ends the sleep, if there is one.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref asleep) != 0 && Interlocked.CompareExchange(ref asleep, 0, 1) == 1) wakeUp.Release();
    }

    private void Loop()
    {
        while (true)
        {
            var idleSince = Stopwatch.GetTimestamp();
            while (!WorkPool.Wanted(number))
            {
                Thread.SpinWait(4);
                if (Stopwatch.GetTimestamp() - idleSince < Patience) continue;
                Sleep();
                idleSince = Stopwatch.GetTimestamp();
            }

            WorkPool.Join(number);
        }
    }

    private void Sleep()
    {
        Interlocked.Exchange(ref asleep, 1);
        // Work published before the exchange might not have seen us asleep. If it did after all, its wake-up is on the way: take it.
        if (WorkPool.Wanted(number) && Interlocked.CompareExchange(ref asleep, 0, 1) == 1) return;
        wakeUp.Wait();
    }
}
