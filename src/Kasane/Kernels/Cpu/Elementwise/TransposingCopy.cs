using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// Copies where the elements that lie beside each other in the source do not in the target: squares of vectors are turned around in registers,
/// so that both sides are read and written by whole cache lines.
/// </summary>
internal static unsafe class TransposingCopy
{
    // Elements beside each other in the source.
    private const long Least = 16;

    // Steps along the source's lines that are turned around at a time.
    private const long Steps = 64;

    private const long Work = 32 * 1024;

    /// <summary>Copies, if the walk (target, source) has this form; false otherwise.</summary>
    [SkipLocalsInit]
    public static bool Run(byte* source, byte* target, int item, Walk* walk)
    {
        if (item is not (4 or 8) || walk->Rank < 2 || walk->InnerStride(0) != item || walk->InnerStride(1) == item) return false;
        var d = 1;
        while (d < walk->Rank && walk->Strides[(d * Walk.MaxOperands) + 1] != item) d++;
        if (d == walk->Rank || walk->Sizes[d] < Least) return false;

        var job = new Job { Source = source, Target = target, Item = item, Walk = walk, Along = d, Blocks = (walk->Sizes[d] + Steps - 1) / Steps };
        job.All = walk->Count / (walk->InnerSize * walk->Sizes[d]) * job.Blocks;
        job.PerChunk = Math.Max(1, Work / (Math.Min(Steps, walk->Sizes[d]) * walk->InnerSize));
        WorkPool.Run((nint)((job.All + job.PerChunk - 1) / job.PerChunk), &RunChunk, &job);
        return true;
    }

    private static void RunChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->All);
        for (var at = chunk * job->PerChunk; at < end; at++)
        {
            var (plane, block) = Math.DivRem(at, job->Blocks);
            var (from, to) = Corner(job, plane);
            var step = block * Steps;
            var steps = Math.Min(Steps, job->Walk->Sizes[job->Along] - step);
            from += step * job->Item;
            to += step * job->Walk->Strides[job->Along * Walk.MaxOperands];
            Turn(job, from, to, (nint)steps);
        }
    }

    // Where a plane of the two dimensions begins.
    private static (long Source, long Target) Corner(Job* job, long plane)
    {
        long source = 0, target = 0;
        for (var d = 1; d < job->Walk->Rank; d++)
        {
            if (d == job->Along) continue;
            (plane, var index) = Math.DivRem(plane, job->Walk->Sizes[d]);
            target += index * job->Walk->Strides[d * Walk.MaxOperands];
            source += index * job->Walk->Strides[(d * Walk.MaxOperands) + 1];
        }
        return (source, target);
    }

    private static void Turn(Job* job, long from, long to, nint steps)
    {
        if (job->Item == 8)
        {
            if (Simd.Has512) Turn<double, F64x8, Vector512<double>>(job, from, to, steps);
            else if (Simd.Has256) Turn<double, F64x4, Vector256<double>>(job, from, to, steps);
            else Turn<double, F64x2, Vector128<double>>(job, from, to, steps);
        }
        else if (Simd.Has512) Turn<float, F32x16, Vector512<float>>(job, from, to, steps);
        else if (Simd.Has256) Turn<float, F32x8, Vector256<float>>(job, from, to, steps);
        else Turn<float, F32x4, Vector128<float>>(job, from, to, steps);
    }

    // Nothing is computed: elements of any dtype of this size go through.
    private static void Turn<T, O, V>(Job* job, long from, long to, nint steps)
        where T : unmanaged
        where O : struct, IGemmLanes<T, V>
        where V : struct
    {
        var source = (T*)(job->Source + from);
        var target = (T*)(job->Target + to);
        var lineStride = (nint)job->Walk->InnerStride(1) / sizeof(T);
        var pitch = (nint)job->Walk->Strides[job->Along * Walk.MaxOperands] / sizeof(T);
        var lines = (nint)job->Walk->InnerSize;
        var whole = lines / O.Count * O.Count;
        for (nint line = 0; line < whole; line += O.Count)
            GemmPacking<T, O, V>.Pack(source + (line * lineStride), lineStride, 1, O.Count, O.Count, steps, target + line, pitch);
        for (var line = whole; line < lines; line++) Spread(source + (line * lineStride), target + line, pitch, steps);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<T>(T* source, T* target, nint pitch, nint steps)
        where T : unmanaged
    {
        for (nint step = 0; step < steps; step++, target += pitch) *target = source[step];
    }

    private struct Job
    {
        public byte* Source;
        public byte* Target;
        public Walk* Walk;
        public int Item;
        public int Along;
        public long Blocks;
        public long All;
        public long PerChunk;
    }
}
