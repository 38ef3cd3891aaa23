using System.Numerics;

namespace Kasane.Internal;

/// <summary>Runs reductions without recording.</summary>
internal static class Reductions
{
    public static Tensor Run<TOp>(in TOp op, Tensor x, ulong mask, bool keepDim, DType result)
        where TOp : unmanaged, IReduceOp
    {
        var kept = KeptSizes(x.Layout, mask);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(kept), result);
        y.Backend.Reduce(op, TypePromotion.Compute(result), x.Block, y.Block, mask);
        return keepDim ? y : Drop(y, mask);
    }

    /// <summary>The sizes with 1 in every reduced dimension.</summary>
    public static long[] KeptSizes(Layout layout, ulong mask)
    {
        var sizes = layout.Sizes.ToArray();
        for (var d = 0; d < sizes.Length; d++)
            if ((mask & (1UL << d)) != 0) sizes[d] = 1;
        return sizes;
    }

    private static Tensor Drop(Tensor y, ulong mask)
    {
        if (mask == 0) return y;
        Span<long> sizes = stackalloc long[y.Rank - BitOperations.PopCount(mask)];
        var n = 0;
        for (var d = 0; d < y.Rank; d++)
            if ((mask & (1UL << d)) == 0) sizes[n++] = y.Layout.Size(d);
        return y.Reinterpret(Layout.Contiguous(sizes));
    }
}
