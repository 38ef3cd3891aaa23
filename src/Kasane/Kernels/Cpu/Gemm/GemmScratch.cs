using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// A thread's buffers for packed operands: native, aligned to 64 bytes, grown on demand and kept. They are freed when the thread is gone.
/// </summary>
internal sealed unsafe class GemmScratch
{
    [ThreadStatic]
    private static GemmScratch? current;

    private static long jobs;

    private void* a;
    private void* b;
    private nint bytesA;
    private nint bytesB;
    private long job;

    private GemmScratch()
    {
    }

    ~GemmScratch()
    {
        NativeMemory.AlignedFree(a);
        NativeMemory.AlignedFree(b);
    }

    /// <summary>
    /// Room for all of A, or for a copy of another operand. It belongs to the product that the thread runs or takes part in.
    /// </summary>
    public static T* ForA<T>(nint count)
        where T : unmanaged
    {
        var scratch = current ??= new GemmScratch();
        scratch.job = 0;
        if (scratch.bytesA < count * sizeof(T)) Grow(ref scratch.a, ref scratch.bytesA, count * sizeof(T));
        return (T*)scratch.a;
    }

    /// <summary>The first of some numbers that no other product has, whatever its element type.</summary>
    public static long NextJobs(long count) => Interlocked.Add(ref jobs, count) - count + 1;

    /// <summary>The room for A if it holds what was written to it for the given job; null if not, or if another job used it since.</summary>
    public static void* HeldA(long job) => current is { } scratch && scratch.job == job ? scratch.a : null;

    /// <summary>Notes that the room for A now holds what the given job (not 0) needs.</summary>
    public static void HoldA(long job) => current!.job = job;

    /// <summary>Room for one panel of B, or for the sums of one panel of C; it belongs to the running chunk.</summary>
    public static T* ForB<T>(nint count)
        where T : unmanaged
    {
        var scratch = current ??= new GemmScratch();
        if (scratch.bytesB < count * sizeof(T)) Grow(ref scratch.b, ref scratch.bytesB, count * sizeof(T));
        return (T*)scratch.b;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow(ref void* buffer, ref nint bytes, nint wanted)
    {
        // Whole pages, so that sizes which creep up do not allocate each time.
        wanted = (wanted + (wanted / 4) + 4095) & ~4095;
        NativeMemory.AlignedFree(buffer);
        buffer = null;
        bytes = 0;
        buffer = NativeMemory.AlignedAlloc((nuint)wanted, 64);
        bytes = wanted;
    }
}
