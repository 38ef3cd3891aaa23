namespace Kasane;

public static partial class Functional
{
    /// <summary>The elements along a dimension in order, and where they were. NaN counts as larger than every number.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="descending">Whether the largest comes first; default false.</param>
    /// <param name="stable">Equal elements keep their order in any case; accepted for PyTorch's sake.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Values, Tensor Indices) Sort(this Tensor x, int dim = -1, bool descending = false, bool stable = true)
    {
        _ = stable;
        var indices = x.Argsort(dim, descending);
        return (x.Gather(dim, indices), indices);
    }

    /// <summary>Where the elements of the sorted tensor were; equal elements keep their order.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="descending">Whether the largest comes first; default false.</param>
    /// <param name="stable">Equal elements keep their order in any case; accepted for PyTorch's sake.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Argsort(this Tensor x, int dim = -1, bool descending = false, bool stable = true)
    {
        _ = stable;
        var d = Dims.Normalize(dim, x.Rank, "Sort");
        var n = x.Rank == 0 ? 1 : x.Layout.Size(d);
        return SortedRows.Places(default(FirstChoice), x, d, n, descending);
    }

    /// <summary>The elements in order along the first dimension.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    public static Tensor Msort(this Tensor x) => x.Sort(0).Values;

    /// <summary>The <paramref name="k"/> largest (or smallest) elements along a dimension, and where they are.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="k">How many.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="largest">Whether the largest; default true.</param>
    /// <param name="sorted">They come in order in any case; accepted for PyTorch's sake.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">More than there are, or a negative number.</exception>
    public static (Tensor Values, Tensor Indices) Topk(this Tensor x, long k, int dim = -1, bool largest = true, bool sorted = true)
    {
        _ = sorted;
        var d = Dims.Normalize(dim, x.Rank, "Topk");
        var n = x.Rank == 0 ? 1 : x.Layout.Size(d);
        if (k < 0 || k > n)
            throw new KasaneException(
                $"Topk expects k from 0 to {n}, the size of dimension {d} of shape {x.Shape}, but got {k}.")
            {
                Operation = "Topk",
                Shapes = [x.Shape],
            };
        var indices = SortedRows.Places(default(FirstChoice), x, d, k, largest);
        return (x.Gather(d, indices), indices);
    }

    /// <summary>The <paramref name="k"/>-th smallest element along a dimension, and where it is.</summary>
    /// <param name="x">Any shape and real dtype.</param>
    /// <param name="k">Which, from 1.</param>
    /// <param name="dim">The dimension; negative numbers count from the last; default -1.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">There is no such element.</exception>
    public static (Tensor Values, Tensor Indices) Kthvalue(this Tensor x, long k, int dim = -1, bool keepDim = false)
    {
        var d = Dims.Normalize(dim, x.Rank, "Kthvalue");
        var n = x.Rank == 0 ? 1 : x.Layout.Size(d);
        if (k < 1 || k > n)
            throw new KasaneException(
                $"Kthvalue expects k from 1 to {n}, the size of dimension {d} of shape {x.Shape}, but got {k}.")
            {
                Operation = "Kthvalue",
                Shapes = [x.Shape],
            };
        return Chosen(new RankChoice(k - 1), x, d, keepDim);
    }

    private static (Tensor Values, Tensor Indices) Chosen<TChoice>(TChoice choice, Tensor x, int dim, bool keepDim)
        where TChoice : unmanaged, IRowChoice
    {
        var indices = SortedRows.Places(choice, x, dim, 1, false);
        var values = x.Gather(dim, indices);
        return keepDim || x.Rank == 0 ? (values, indices) : (values.Squeeze(dim), indices.Squeeze(dim));
    }
}
