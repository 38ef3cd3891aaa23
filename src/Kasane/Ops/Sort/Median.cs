namespace Kasane;

public static partial class Functional
{
    /// <summary>The median of all elements; the lower one of two. NaN if there is a NaN, or nothing at all.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    public static Tensor Median(this Tensor x) =>
        x.ElementCount == 0 ? Tensor.Full([], double.NaN, x.DType, x.Device) : x.Reshape(-1).Median(0).Values;

    /// <summary>The medians along a dimension (the lower one of two), and where they are. NaN where there is a NaN.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static (Tensor Values, Tensor Indices) Median(this Tensor x, int dim, bool keepDim = false) =>
        Chosen(new MedianChoice(false), x, NotEmpty(x, dim, "Median"), keepDim);

    /// <summary>The median of all elements that are not NaN; the lower one of two.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    public static Tensor NanMedian(this Tensor x) =>
        x.ElementCount == 0 ? Tensor.Full([], double.NaN, x.DType, x.Device) : x.Reshape(-1).NanMedian(0).Values;

    /// <summary>The medians along a dimension of what is not NaN (the lower one of two), and where they are.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static (Tensor Values, Tensor Indices) NanMedian(this Tensor x, int dim, bool keepDim = false) =>
        Chosen(new MedianChoice(true), x, NotEmpty(x, dim, "NanMedian"), keepDim);

    /// <summary>The most frequent elements along a dimension (of several the smallest), and the last place of each.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static (Tensor Values, Tensor Indices) Mode(this Tensor x, int dim = -1, bool keepDim = false) =>
        Chosen(default(ModeChoice), x, NotEmpty(x, dim, "Mode"), keepDim);

    private static int NotEmpty(Tensor x, int dim, string operation)
    {
        var d = Dims.Normalize(dim, x.Rank, operation);
        if (x.Rank > 0 && x.Layout.Size(d) == 0)
            throw new TensorIndexException(
                $"{operation} expects at least one element along dimension {d}, but the tensor has shape {x.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        return d;
    }
}
