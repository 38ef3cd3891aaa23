using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Brings small images of many samples beside each other, (n, c, p) to (c, n, p), and back. One chunk is a run of channels.</summary>
internal unsafe struct ConvBatch<T>
    where T : unmanaged
{
    private const nint Work = 1 << 14;

    private T* from;
    private T* to;
    private nint outer;
    private nint inner;
    private nint size;
    private nint perChunk;

    /// <summary>to[j, i] = from[i, j], pieces of <paramref name="size"/> elements.</summary>
    public static void Swap(T* from, T* to, nint outer, nint inner, nint size)
    {
        ConvBatch<T> job;
        job.from = from;
        job.to = to;
        job.outer = outer;
        job.inner = inner;
        job.size = size;
        job.perChunk = Math.Max(1, Work / Math.Max(1, outer * size));
        WorkPool.Run((inner + job.perChunk - 1) / job.perChunk, &Copy, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(void* state, nint chunk)
    {
        ref var job = ref *(ConvBatch<T>*)state;
        var (outer, inner, size) = (job.outer, job.inner, job.size);
        var end = Math.Min((chunk + 1) * job.perChunk, inner);
        for (var j = chunk * job.perChunk; j < end; j++)
        {
            var target = job.to + (j * outer * size);
            for (nint i = 0; i < outer; i++, target += size)
            {
                var source = job.from + (((i * inner) + j) * size);
                if (size >= 16) Unsafe.CopyBlockUnaligned(target, source, (uint)(size * sizeof(T)));
                else
                    for (nint p = 0; p < size; p++) target[p] = source[p];
            }
        }
    }
}
