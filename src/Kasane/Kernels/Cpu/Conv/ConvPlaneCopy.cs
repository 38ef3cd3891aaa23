using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>Copies planes into the form of <see cref="ConvPlanes"/>; a chunk is a run of planes.</summary>
internal unsafe struct ConvPlaneCopy<T>
    where T : unmanaged
{
    private const nint Work = 1 << 14;

    private T* from;
    private T* to;
    private nint count;
    private nint perChunk;
    private ConvPlanes planes;

    public static void Run(T* from, T* to, nint count, in ConvPlanes planes)
    {
        ConvPlaneCopy<T> job;
        job.from = from;
        job.to = to;
        job.count = count;
        job.planes = planes;
        job.perChunk = Math.Max(1, Work / Math.Max(1, planes.Size));
        WorkPool.Run((count + job.perChunk - 1) / job.perChunk, &Copy, &job);
    }

    private static void Copy(void* state, nint chunk)
    {
        ref var job = ref *(ConvPlaneCopy<T>*)state;
        var end = Math.Min((chunk + 1) * job.perChunk, job.count);
        for (var plane = chunk * job.perChunk; plane < end; plane++)
            Plane(job.from + (plane * (nint)job.planes.Windows.Input.Product), job.to + (plane * job.planes.Size), job.planes);
    }

    /// <summary>Copies one plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Plane(T* source, T* target, in ConvPlanes planes)
    {
        var w = planes.Windows;
        for (nint z = 0; z < planes.Depth; z++)
        {
            var depth = z - (nint)w.Padding.D;
            for (nint y = 0; y < planes.Height; y++, target += planes.RowPitch)
            {
                var line = y - (nint)w.Padding.H;
                if (!planes.UsesRow(y)) continue;
                if ((nuint)depth >= (nuint)w.Input.D || (nuint)line >= (nuint)w.Input.H) new Span<T>(target, (int)planes.RowPitch).Clear();
                else Row(source + (((depth * (nint)w.Input.H) + line) * (nint)w.Input.W), target, planes, (nint)w.Padding.W, (nint)w.Input.W);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(T* source, T* target, in ConvPlanes planes, nint padding, nint width)
    {
        var (phases, pitch) = (planes.Phases, planes.PhasePitch);
        for (nint phase = 0; phase < phases; phase++, target += pitch)
        {
            if (!planes.UsesAll && !planes.UsesPhase(phase)) continue;
            // Column i of this phase is column i * phases + phase - padding of the input.
            var first = phase - padding;
            var from = first >= 0 ? 0 : Math.Min((phases - 1 - first) / phases, pitch);
            var to = first >= width ? from : Math.Clamp(((width - 1 - first) / phases) + 1, from, pitch);
            nint i = 0;
            for (; i < from; i++) target[i] = default;
            if (phases == 1) Unsafe.CopyBlockUnaligned(target + from, source + first + from, (uint)((to - from) * sizeof(T)));
            else if (phases == 2 && sizeof(T) == 4) Halves((float*)(source + first), (float*)target, from, to, (width - first) / 2);
            else
                for (; i < to; i++) target[i] = source[first + (i * phases)];
            for (i = to; i < pitch; i++) target[i] = default;
        }
    }

    // Every second element; the first whole pairs may be read together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(float* source, float* target, nint from, nint to, nint whole)
    {
        var i = from;
        if (Sse.IsSupported)
            for (; i + 4 <= Math.Min(to, whole); i += 4)
                Sse.Shuffle(Vector128.Load(source + (2 * i)), Vector128.Load(source + (2 * i) + 4), 0x88).Store(target + i);
        for (; i < to; i++) target[i] = source[2 * i];
    }
}
