using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Adds up the parts of a sum, in their order.</summary>
internal unsafe struct ConvSum<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private const nint PerChunk = 1 << 13;

    private T* from;
    private nint parts;
    private nint count;
    private T* to;

    public static void Run(T* from, nint parts, nint count, T* to)
    {
        ConvSum<T, O, V> job;
        job.from = from;
        job.parts = parts;
        job.count = count;
        job.to = to;
        WorkPool.Run((count + PerChunk - 1) / PerChunk, &Sum, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(void* state, nint chunk)
    {
        ref var job = ref *(ConvSum<T, O, V>*)state;
        var end = Math.Min((chunk + 1) * PerChunk, job.count);
        for (var i = chunk * PerChunk; i < end; i += O.Count)
        {
            var mask = O.Mask(end - i);
            var sum = O.MaskLoad(job.from + i, mask);
            for (nint part = 1; part < job.parts; part++) sum = O.Add(sum, O.MaskLoad(job.from + (part * job.count) + i, mask));
            O.MaskStore(sum, job.to + i, mask);
        }
    }
}
