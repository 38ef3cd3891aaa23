namespace Kasane;

public static partial class Functional
{
    /// <summary>A view with any sizes and strides over the memory of <paramref name="x"/>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="size">The sizes of the view.</param>
    /// <param name="stride">One stride per dimension, in elements; negative ones walk backwards.</param>
    /// <param name="storageOffset">
    /// Where the view starts, in elements from the start of the memory; default: where <paramref name="x"/> starts.
    /// </param>
    /// <exception cref="ArgumentException">Sizes and strides differ in number.</exception>
    /// <exception cref="ShapeException">The view would reach beyond the memory.</exception>
    public static Tensor AsStrided(this Tensor x, ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long? storageOffset = null) =>
        Primitive.CallView(AsStridedOp.Of(x, size, stride, storageOffset), x);
}

/// <summary>Any layout over the same memory, as a view.</summary>
/// <derivative>g added up per place of the memory.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct AsStridedOp(Layout Layout, long Offset, Layout From, long FromOffset) : IOp1
{
    public static string Name => "AsStrided";

    public Needs Needs => Needs.Nothing;

    public static AsStridedOp Of(Tensor x, ReadOnlySpan<long> size, ReadOnlySpan<long> stride, long? storageOffset)
    {
        if (size.Length != stride.Length)
            throw new ArgumentException(
                $"AsStrided expects one stride per dimension, but got {size.Length} sizes and {stride.Length} strides.",
                nameof(stride));
        foreach (var n in size)
            if (n < 0) throw new ArgumentOutOfRangeException(nameof(size), $"AsStrided expects sizes of 0 or more, but got {n}.");
        return new(Layout.Strided(size, stride), storageOffset ?? x.Offset, x.Layout, x.Offset);
    }

    public Tensor Forward(Tensor x)
    {
        var (low, high) = Layout.Reach();
        var available = x.Storage.Length / x.DType.ItemSize;
        if (Layout.Count > 0 && (Offset + low < 0 || Offset + high >= available))
            throw new ShapeException(
                $"AsStrided with sizes {Layout.Shape}, strides {Shape.Format(Layout.Strides)} and offset {Offset} reaches elements "
                + $"{Offset + low} to {Offset + high}, but the memory has {available} elements.")
            {
                Operation = Name,
                Shapes = [x.Shape, Layout.Shape],
            };
        return x.Alias(Layout, Offset);
    }

    // Every element of the memory collects what its occurrences in the view received; then the input reads its own places.
    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var (low, high) = From.Reach();
        var (viewLow, viewHigh) = Layout.Reach();
        var start = Math.Min(FromOffset + low, Offset + viewLow);
        var end = Math.Max(FromOffset + high, Offset + viewHigh) + 1;
        if (Layout.Count == 0) return Tensor.Zeros(From.Shape, gradient.DType, gradient.Device);
        var positions = Tensor.Arange(end - start, DType.Int64).To(gradient.Device).Alias(Layout, Offset - start).Contiguous();
        var memory = Tensor.Zeros([end - start], gradient.DType, gradient.Device).PutFlat(positions, gradient, accumulate: true);
        if (From.MayOverlapItself())
        {
            // Several elements of the input in one place: PyTorch spreads the gradient evenly over them.
            var counts = Tensor.Zeros([end - start], gradient.DType, gradient.Device);
            var own = Tensor.Arange(end - start, DType.Int64).To(gradient.Device).Alias(From, FromOffset - start).Contiguous();
            counts = counts.PutFlat(own, own.OnesLike(gradient.DType), accumulate: true);
            memory = memory.Div(counts);
        }
        return memory.AsStrided(From.Sizes, From.Strides, FromOffset - start);
    }
}
