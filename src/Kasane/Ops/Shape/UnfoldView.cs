namespace Kasane;

public static partial class Functional
{
    /// <summary>A view of all windows along a dimension; each becomes a position of it, their content a new last dimension.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dimension">The dimension; negative numbers count from the last.</param>
    /// <param name="size">The length of a window.</param>
    /// <param name="step">The distance between two windows.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">The window is longer than the dimension, or the step is not above 0.</exception>
    public static Tensor Unfold(this Tensor x, int dimension, long size, long step)
    {
        var d = Dims.Normalize(dimension, x.Rank, "Unfold");
        var available = x.Rank == 0 ? 1 : x.Layout.Size(d);
        if (size < 0 || size > available || step <= 0)
            throw new KasaneException(
                $"Unfold expects windows of length 0 to {available} and a step above 0, but got {size} and {step}.")
            {
                Operation = "Unfold",
                Shapes = [x.Shape],
            };
        return Primitive.CallView(new UnfoldOp(d, size, step, x.Shape.ToArray()), x);
    }
}

/// <summary>Windows along a dimension, as a view.</summary>
/// <derivative>every element: the sum of g over its windows.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct UnfoldOp(int Dim, long Size, long Step, long[] From) : IOp1
{
    public static string Name => "Unfold";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        if (x.Rank == 0) return x.Alias(Layout.Strided([Size], [1]), x.Offset);
        long[] sizes = [.. x.Layout.Sizes, Size], strides = [.. x.Layout.Strides, x.Layout.Stride(Dim)];
        sizes[Dim] = ((sizes[Dim] - Size) / Step) + 1;
        strides[Dim] *= Step;
        return x.Alias(Layout.Strided(sizes, strides), x.Offset);
    }

    // Windows may overlap: every element collects what its occurrences received.
    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var whole = Tensor.Zeros(From, gradient.DType, gradient.Device);
        if (gradient.ElementCount == 0) return whole;
        var places = Forward(Tensor.Arange(whole.ElementCount, DType.Int64).To(gradient.Device).Reinterpret(whole.Layout)).Contiguous();
        return whole.PutFlat(places, gradient, accumulate: true);
    }
}
