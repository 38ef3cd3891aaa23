using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>
/// Asks for memory that a sequential pass will need soon. Processors do so by themselves, but they stop at the end of every page.
/// </summary>
internal static unsafe class Ahead
{
    /// <summary>So many bytes are likely to be in some cache, where asking costs more than it saves.</summary>
    public const long Near = 16 << 20;

    /// <summary>How far ahead, in bytes.</summary>
    private const int Distance = 2048;

    private const int Line = 64;

    /// <summary>Asks for what lies ahead of some bytes (a constant: the loop unrolls); it need not be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(byte* p, int bytes)
    {
        if (!Sse.IsSupported) return;
        p += Distance;
        Sse.Prefetch0(p);
        if (bytes > Line) Sse.Prefetch0(p + Line);
        if (bytes > 2 * Line) Sse.Prefetch0(p + (2 * Line));
        if (bytes > 3 * Line) Sse.Prefetch0(p + (3 * Line));
    }
}
