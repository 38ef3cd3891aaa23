namespace Kasane.Internal;

/// <summary>
/// How much work a product is, in units of one multiply-add on floats (about 10 ps), and how it is cut. It depends on the sizes alone, so
/// that results do not depend on the number of threads.
/// </summary>
internal static class GemmWork
{
    /// <summary>About 10 microseconds: below it, handing a chunk to another thread does not pay.</summary>
    public const double MinChunk = 1e6;

    /// <summary>More chunks than this help no machine to balance its threads.</summary>
    private const double MaxChunks = 64;

    public static unsafe double Of<T>(in GemmArgs<T> args)
        where T : unmanaged => Of<T>(args.M, args.N, args.K);

    /// <summary>Moving an operand's element through the caches counts as eight multiply-adds.</summary>
    public static unsafe double Of<T>(nint m, nint n, nint k)
        where T : unmanaged =>
        sizeof(T) / 4 * (((double)m * n * k) + (8 * (((double)(m + n) * k) + ((double)m * n))));

    /// <summary>The work that one chunk should be.</summary>
    public static double ChunkSize(double work) => Math.Max(work / MaxChunks, MinChunk);

    /// <summary>Into how many chunks to cut something with the given number of parts.</summary>
    public static nint Chunks(double work, nint parts) => 
        work < 2 * MinChunk ? 1 : Math.Clamp((nint)(work / ChunkSize(work)), 1, parts);
}
