using System.Numerics;
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
                if (Simd.Has512) Loop<Lanes512<float>, Vector512<float>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<float>, Vector256<float>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<float>, Vector128<float>>(op, p, scalars, n, maskOutput);
                break;
            case DType.Float64:
                if (Simd.Has512) Loop<Lanes512<double>, Vector512<double>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<double>, Vector256<double>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<double>, Vector128<double>>(op, p, scalars, n, maskOutput);
                break;
            case DType.Int64:
                if (Simd.Has512) Loop<Lanes512<long>, Vector512<long>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<long>, Vector256<long>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<long>, Vector128<long>>(op, p, scalars, n, maskOutput);
                break;
            case DType.Complex64:
                Loop<ComplexLanes, Complex>(op, p, scalars, n, maskOutput);
                break;
            default:
                if (Simd.Has512) Loop<Lanes512<int>, Vector512<int>>(op, p, scalars, n, maskOutput);
                else if (Simd.Has256) Loop<Lanes256<int>, Vector256<int>>(op, p, scalars, n, maskOutput);
                else Loop<Lanes128<int>, Vector128<int>>(op, p, scalars, n, maskOutput);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<L, V>(TOp op, byte** p, int scalars, nint n, bool maskOutput)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        byte* y = p[0], a = p[1];
        nint item = L.ItemSize, count = L.Count, i = 0;
        if ((scalars & 1) != 0)
        {
            Fill<L, V>(op.Apply<L, V>(L.Broadcast(a)), y, n, TOp.Rule == PointwiseRule.Predicate && maskOutput);
            return;
        }
        if (TOp.Rule == PointwiseRule.Predicate && maskOutput)
        {
            for (; i + count <= n; i += count) L.StoreMask(op.Apply<L, V>(L.Load(a + (i * item))), y + i, count);
            if (i < n) L.StoreMask(op.Apply<L, V>(L.LoadPart(a + (i * item), n - i)), y + i, n - i);
            return;
        }
        for (; i + (2 * count) <= n; i += 2 * count)
        {
            var first = op.Apply<L, V>(L.Load(a + (i * item)));
            var second = op.Apply<L, V>(L.Load(a + ((i + count) * item)));
            L.Store(first, y + (i * item));
            L.Store(second, y + ((i + count) * item));
        }
        for (; i + count <= n; i += count)
            L.Store(op.Apply<L, V>(L.Load(a + (i * item))), y + (i * item));
        if (i < n) L.StorePart(op.Apply<L, V>(L.LoadPart(a + (i * item), n - i)), y + (i * item), n - i);
    }

    // One element for all: its value is computed once.
    private static void Fill<L, V>(V value, byte* y, nint n, bool maskOutput)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint item = L.ItemSize, count = L.Count, i = 0;
        if (maskOutput)
        {
            for (; i + count <= n; i += count) L.StoreMask(value, y + i, count);
            if (i < n) L.StoreMask(value, y + i, n - i);
            return;
        }
        for (; i + count <= n; i += count) L.Store(value, y + (i * item));
        if (i < n) L.StorePart(value, y + (i * item), n - i);
    }
}
