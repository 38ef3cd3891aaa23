namespace Kasane;

/// <summary>How many threads the CPU kernels may use. Results do not depend on it, bit for bit.</summary>
public static class Threads
{
    /// <summary>
    /// Threads that one operation may use, the calling thread included. At first the number of processors that the process may use
    /// (limits of a container included).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Count
    {
        get => WorkPool.Threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            WorkPool.Threads = value;
        }
    }
}
