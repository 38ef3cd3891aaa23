using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>The inner loop of one-argument ops.</summary>
internal readonly unsafe struct UnaryLoop<TOp> : IInnerLoop<TOp>
    where TOp : unmanaged, IUnaryOp
{
    public static int Cost => TOp.Cost;

    public static void Run(in TOp op, DType compute, byte** p, int scalars, nint n, bool maskOutput)
    {
        switch (compute)
        {
            case DType.Float32:
                if (Simd.Has512) Loop<Lanes512<float>, Vector512<float>, Lanes512<float>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<float>, Vector256<float>, Lanes256<float>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<float>, Vector128<float>, Lanes128<float>>(op, p, scalars, n, maskOutput);
                break;
            case DType.Float64:
                if (Simd.Has512) Loop<Lanes512<double>, Vector512<double>, Lanes512<double>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<double>, Vector256<double>, Lanes256<double>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<double>, Vector128<double>, Lanes128<double>>(op, p, scalars, n, maskOutput);
                break;
            case DType.Int64:
                if (Simd.Has512) Loop<Lanes512<long>, Vector512<long>, Lanes512<long>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<long>, Vector256<long>, Lanes256<long>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<long>, Vector128<long>, Lanes128<long>>(op, p, scalars, n, maskOutput);
                break;
            case DType.BFloat16:
                if (Simd.Has512) Loop<Lanes512<float>, Vector512<float>, BrainMemory512>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<float>, Vector256<float>, BrainMemory256>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<float>, Vector128<float>, BrainMemory128>(op, p, scalars, n, maskOutput);
                break;
            case DType.Complex64:
                if (Simd.Has512) Pairs<Lanes512<double>, Vector512<double>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Pairs<Lanes256<double>, Vector256<double>>(op, p, scalars, n, maskOutput);
                else Pairs<Lanes128<double>, Vector128<double>>(op, p, scalars, n, maskOutput);
                break;
            default:
                if (Simd.Has512) Loop<Lanes512<int>, Vector512<int>, Lanes512<int>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<int>, Vector256<int>, Lanes256<int>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<int>, Vector128<int>, Lanes128<int>>(op, p, scalars, n, maskOutput);
                break;
        }
    }

    private static void Pairs<L, V>(TOp op, byte** p, int scalars, nint n, bool maskOutput)
        where L : struct, ILanes<L, V>, ILaneBits<L, V>, IPairLanes<L, V>
        where V : struct => Loop<ComplexLanes<L, V>, V, ComplexLanes<L, V>>(op, p, scalars, n, maskOutput);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<L, V, M>(TOp op, byte** p, int scalars, nint n, bool maskOutput)
        where L : struct, ILanes<L, V>
        where V : struct
        where M : struct, ILaneMemory<V>
    {
        byte* y = p[0], a = p[1];
        nint item = M.ItemSize, count = L.Count, i = 0;
        var masks = TOp.Rule == PointwiseRule.Predicate && maskOutput;
        if ((scalars & 1) != 0)
        {
            One<L, V, M>(op, a, y, n, maskOutput);
            return;
        }
        if (TOp.Cost <= PointwiseCost.Cheap && !masks)
        {
            for (; i + (2 * count) <= n; i += 2 * count)
            {
                var first = op.Apply<L, V>(M.Load(a + (i * item)));
                var second = op.Apply<L, V>(M.Load(a + ((i + count) * item)));
                M.Store(first, y + (i * item));
                M.Store(second, y + ((i + count) * item));
            }
        }
        // The expression stands here once: the compiler's budget for inlining is soon used up, and what it calls instead starts unoptimized.
        for (; i < n; i += count)
        {
            var rest = n - i;
            var x = op.Apply<L, V>(rest >= count ? M.Load(a + (i * item)) : M.LoadPart(a + (i * item), rest));
            if (masks) L.StoreMask(x, y + i, Math.Min(rest, count));
            else if (rest >= count) M.Store(x, y + (i * item));
            else M.StorePart(x, y + (i * item), rest);
        }
    }

    // One element for all: its value is computed once.
    private static void One<L, V, M>(TOp op, byte* a, byte* y, nint n, bool maskOutput)
        where L : struct, ILanes<L, V>
        where V : struct
        where M : struct, ILaneMemory<V>
    {
        var vectors = stackalloc byte[128];
        M.Store(M.Broadcast(a), vectors);
        var p = stackalloc byte*[2];
        p[0] = vectors + 64;
        p[1] = vectors;
        Loop<L, V, M>(op, p, 0, L.Count, maskOutput);
        if (TOp.Rule == PointwiseRule.Predicate && maskOutput)
        {
            for (nint i = 0; i < n; i++) y[i] = vectors[64];
            return;
        }
        var value = M.Load(vectors + 64);
        nint item = M.ItemSize, count = L.Count, done = 0;
        for (; done + count <= n; done += count) M.Store(value, y + (done * item));
        if (done < n) M.StorePart(value, y + (done * item), n - done);
    }
}
