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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(void* state, nint chunk)
    {
        ref var job = ref *(ConvPlaneCopy<T>*)state;
        ref readonly var planes = ref job.planes;
        var w = planes.Windows;
        var end = Math.Min((chunk + 1) * job.perChunk, job.count);
        for (var plane = chunk * job.perChunk; plane < end; plane++)
        {
            var source = job.from + (plane * (nint)w.Input.Product);
            var target = job.to + (plane * planes.Size);
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
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(T* source, T* target, in ConvPlanes planes, nint padding, nint width)
    {
        for (nint phase = 0; phase < planes.Phases; phase++, target += planes.PhasePitch)
        {
            if (!planes.UsesPhase(phase)) continue;
            // Column i of this phase is column i * phases + phase - padding of the input.
            var first = phase - padding;
            var from = first >= 0 ? 0 : Math.Min((planes.Phases - 1 - first) / planes.Phases, planes.PhasePitch);
            var to = first >= width ? from : Math.Clamp(((width - 1 - first) / planes.Phases) + 1, from, planes.PhasePitch);
            new Span<T>(target, (int)from).Clear();
            if (planes.Phases == 1)
                Unsafe.CopyBlockUnaligned(target + from, source + first + from, (uint)((to - from) * sizeof(T)));
            else
            {
                var i = from;
                if (planes.Phases == 2 && sizeof(T) == 4 && Sse.IsSupported)
                {
                    // The last element read of each eight must still belong to the row.
                    var even = (float*)(source + first);
                    for (; i + 4 <= to && first + (2 * i) + 8 <= width; i += 4)
                        Sse.Shuffle(Vector128.Load(even + (2 * i)), Vector128.Load(even + (2 * i) + 4), 0x88).Store((float*)target + i);
                }
                for (; i < to; i++) target[i] = source[first + (i * planes.Phases)];
            }
            new Span<T>(target + to, (int)(planes.PhasePitch - to)).Clear();
        }
    }
}
