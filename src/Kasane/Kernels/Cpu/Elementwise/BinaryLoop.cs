using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>The inner loop of two-argument ops.</summary>
internal readonly unsafe struct BinaryLoop<TOp> : IInnerLoop<TOp>
    where TOp : unmanaged, IBinaryOp
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
        byte* y = p[0], a = p[1], b = p[2];
        nint item = M.ItemSize, count = L.Count, i = 0;
        var aStep = (scalars & 1) != 0 ? 0 : item;
        var bStep = (scalars & 2) != 0 ? 0 : item;
        var aAll = aStep == 0 ? M.Broadcast(a) : default;
        var bAll = bStep == 0 ? M.Broadcast(b) : default;
        var masks = TOp.Rule == PointwiseRule.Predicate && maskOutput;
        if (TOp.Cost <= PointwiseCost.Cheap && !masks && scalars == 0)
        {
            for (; i + count <= n; i += count)
                M.Store(op.Apply<L, V>(M.Load(a + (i * item)), M.Load(b + (i * item))), y + (i * item));
        }
        // Once, for the sake of the compiler's budget for inlining.
        for (; i < n; i += count)
        {
            var rest = n - i;
            var whole = rest >= count;
            var x = op.Apply<L, V>(
                aStep == 0 ? aAll : whole ? M.Load(a + (i * aStep)) : M.LoadPart(a + (i * aStep), rest),
                bStep == 0 ? bAll : whole ? M.Load(b + (i * bStep)) : M.LoadPart(b + (i * bStep), rest));
            if (masks) L.StoreMask(x, y + i, whole ? count : rest);
            else if (whole) M.Store(x, y + (i * item));
            else M.StorePart(x, y + (i * item), rest);
        }
    }
}
