using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Runs an optimizer's step over contiguous memory, in parallel for large tensors.</summary>
internal static unsafe class UpdateKernel<TOp>
    where TOp : unmanaged, IUpdateOp
{
    private const long Chunk = 16 * 1024;

    /// <summary>p[0] is the gradient, p[1] the parameter, p[2..4] the states.</summary>
    public static void Run(in TOp op, DType dtype, byte** p, long count)
    {
        var job = new Job { Op = op, DType = dtype, Pointers = p, Count = count };
        if (count < 2 * Chunk) Part(&job, 0, count);
        else WorkPool.Run((nint)((count + Chunk - 1) / Chunk), &RunChunk, &job);
    }

    private static void RunChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var start = chunk * Chunk;
        Part(job, start, Math.Min(Chunk, job->Count - start));
    }

    private static void Part(Job* job, long start, long n)
    {
        var p = stackalloc byte*[5];
        var offset = start * job->DType.ItemSize;
        for (var k = 0; k < 2 + job->Op.States; k++) p[k] = job->Pointers[k] + offset;
        // States that do not exist are read from the gradient and never written.
        for (var k = 2 + job->Op.States; k < 5; k++) p[k] = p[0];
        if (job->DType == DType.Float64)
        {
            if (Simd.Has512) Loop<Lanes512<double>, Vector512<double>>(job->Op, p, (nint)n);
            else if (Simd.Has256) Loop<Lanes256<double>, Vector256<double>>(job->Op, p, (nint)n);
            else Loop<Lanes128<double>, Vector128<double>>(job->Op, p, (nint)n);
        }
        else if (Simd.Has512) Loop<Lanes512<float>, Vector512<float>>(job->Op, p, (nint)n);
        else if (Simd.Has256) Loop<Lanes256<float>, Vector256<float>>(job->Op, p, (nint)n);
        else Loop<Lanes128<float>, Vector128<float>>(job->Op, p, (nint)n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<L, V>(TOp op, byte** p, nint n)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        byte* gradient = p[0], parameter = p[1], first = p[2], second = p[3], third = p[4];
        var states = op.States;
        Unsafe.SkipInit(out UpdateFactors<V> factors);
        op.Prepare<L, V>(ref factors);
        nint width = L.Count * L.ItemSize, bytes = n * L.ItemSize, i = 0;
        if (states == 0)
        {
            for (; i + width <= bytes; i += width)
            {
                V w = L.Load(parameter + i), none = default;
                op.Apply<L, V>(factors, L.Load(gradient + i), ref w, ref none, ref none, ref none);
                L.Store(w, parameter + i);
            }
        }
        for (; i + width <= bytes; i += width)
        {
            V w = L.Load(parameter + i), s0 = L.Load(first + i), s1 = L.Load(second + i), s2 = L.Load(third + i);
            op.Apply<L, V>(factors, L.Load(gradient + i), ref w, ref s0, ref s1, ref s2);
            L.Store(w, parameter + i);
            if (states > 0) L.Store(s0, first + i);
            if (states > 1) L.Store(s1, second + i);
            if (states > 2) L.Store(s2, third + i);
        }
        if (i == bytes) return;
        var rest = (bytes - i) / L.ItemSize;
        V wr = L.LoadPart(parameter + i, rest), r0 = L.LoadPart(first + i, rest), r1 = L.LoadPart(second + i, rest), r2 = L.LoadPart(third + i, rest);
        op.Apply<L, V>(factors, L.LoadPart(gradient + i, rest), ref wr, ref r0, ref r1, ref r2);
        L.StorePart(wr, parameter + i, rest);
        if (states > 0) L.StorePart(r0, first + i, rest);
        if (states > 1) L.StorePart(r1, second + i, rest);
        if (states > 2) L.StorePart(r2, third + i, rest);
    }

    private struct Job
    {
        public TOp Op;
        public DType DType;
        public byte** Pointers;
        public long Count;
    }
}
