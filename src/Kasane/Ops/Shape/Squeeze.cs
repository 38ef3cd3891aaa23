namespace Kasane;

public static partial class Functional
{
    /// <summary>A view with a new dimension of size 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">Where the new dimension will stand; negative numbers count from the last of the result.</param>
    /// <exception cref="TensorIndexException">There is no such place.</exception>
    public static Tensor Unsqueeze(this Tensor x, int dim)
    {
        var d = Dims.Normalize(dim, x.Rank + 1, "Unsqueeze");
        var sizes = x.Layout.Sizes;
        Span<long> wanted = stackalloc long[x.Rank + 1];
        sizes[..d].CopyTo(wanted);
        wanted[d] = 1;
        sizes[d..].CopyTo(wanted[(d + 1)..]);
        return x.View(wanted);
    }

    /// <summary>A view without the dimensions of size 1.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Squeeze(this Tensor x)
    {
        var sizes = x.Shape.ToArray();
        return x.View(Array.FindAll(sizes, size => size != 1));
    }

    /// <summary>A view without one dimension, if its size is 1; otherwise the same shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Squeeze(this Tensor x, int dim)
    {
        var d = Dims.Normalize(dim, x.Rank, "Squeeze");
        return x.View(x.Rank == 0 || x.Layout.Size(d) != 1 ? x.Layout.Sizes : Reductions.DroppedSizes(x.Layout, 1UL << d));
    }
}
