namespace Kasane.Internal;

/// <summary>Runs reductions without recording.</summary>
internal static class Reductions
{
    public static Tensor Run<TOp>(in TOp op, Tensor x, ulong mask, bool keepDim, DType result)
        where TOp : unmanaged, IReduceOp
    {
        if (result.IsComplex) return OfComplex(op, x, mask, keepDim);
        // 0.5 is true, but 0 as an integer, in which truth values are computed.
        if (result == DType.Bool && x.DType != DType.Bool) x = new CopyOp(DType.Bool).Forward(x);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(KeptSizes(x.Layout, mask)), result);
        y.Backend.Reduce(op, TypePromotion.Compute(result), x.Block, y.Block, mask);
        return keepDim ? y : Drop(y, mask);
    }

    // Sums of complex numbers are those of their parts; other kernels know real numbers only.
    private static Tensor OfComplex<TOp>(in TOp op, Tensor x, ulong mask, bool keepDim)
        where TOp : unmanaged, IReduceOp
    {
        if (typeof(TOp) != typeof(SumReduction))
            throw new DTypeException("This reduction expects real numbers, but the tensor is Complex64. Reduce absolute values or parts.");
        var pairs = default(ViewAsRealOp).Forward(x.DType.IsComplex ? x : new CopyOp(DType.Complex64).Forward(x));
        var y = default(ViewAsComplexOp).Forward(Run(op, pairs, mask, true, DType.Float32));
        return keepDim ? y : Drop(y, mask);
    }

    /// <summary>The sizes with 1 in every reduced dimension.</summary>
    public static ReadOnlySpan<long> KeptSizes(Layout layout, ulong mask)
    {
        Span<long> sizes = stackalloc long[layout.Rank];
        for (var d = 0; d < sizes.Length; d++) sizes[d] = (mask & (1UL << d)) != 0 ? 1 : layout.Size(d);
        // A layout that this thread has made before: its sizes need no array.
        return Layout.Contiguous(sizes).Sizes;
    }

    /// <summary>A reduced tensor with the reduced dimensions back, as size 1; recorded.</summary>
    public static Tensor Restore(Tensor y, Layout from, ulong mask, bool keepDim) =>
        keepDim || from.Rank == 0 ? y : y.Reshape(KeptSizes(from, mask));

    /// <summary>The number of elements that are reduced to one.</summary>
    public static long Count(Layout layout, ulong mask)
    {
        long count = 1;
        for (var d = 0; d < layout.Rank; d++)
            if ((mask & (1UL << d)) != 0) count *= layout.Size(d);
        return count;
    }

    /// <exception cref="TensorIndexException">A reduced dimension is empty.</exception>
    /// <exception cref="KasaneException">Everything is reduced, and there is nothing.</exception>
    public static void RequireElements(Tensor x, ulong mask, bool dimGiven, string operation)
    {
        if (x.ElementCount != 0) return;
        if (!dimGiven)
            throw new KasaneException(
                $"{operation} of a tensor without elements (shape {x.Shape}) needs a dimension to reduce that is not empty. Pass dim.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        for (var d = 0; d < x.Rank; d++)
            if ((mask & (1UL << d)) != 0 && x.Layout.Size(d) == 0)
                throw new TensorIndexException(
                    $"{operation} expects dimension {d} to have at least one element, but the shape is {x.Shape}.")
                {
                    Operation = operation,
                    Shapes = [x.Shape],
                };
    }

    /// <summary>The sizes without the reduced dimensions.</summary>
    public static ReadOnlySpan<long> DroppedSizes(Layout layout, ulong mask)
    {
        Span<long> sizes = stackalloc long[layout.Rank];
        var n = 0;
        for (var d = 0; d < layout.Rank; d++)
            if ((mask & (1UL << d)) == 0) sizes[n++] = layout.Size(d);
        return Layout.Contiguous(sizes[..n]).Sizes;
    }

    private static Tensor Drop(Tensor y, ulong mask) => mask == 0 ? y : y.Reinterpret(Layout.Contiguous(DroppedSizes(y.Layout, mask)));
}
