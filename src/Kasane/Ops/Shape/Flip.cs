namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy with some dimensions in reverse order.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dims">The dimensions; negative numbers count from the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">A dimension is repeated.</exception>
    public static Tensor Flip(this Tensor x, params ReadOnlySpan<int> dims)
    {
        if (dims.Length > 0) Dims.Mask(dims, x.Rank, "Flip");
        if (x.Rank == 0) return x.Clone();
        foreach (var dim in dims)
        {
            var d = Dims.Normalize(dim, x.Rank, "Flip");
            var size = x.Layout.Size(d);
            x = x.SliceDim(d, Math.Max(size - 1, 0), -1, size);
        }
        return x.Clone();
    }

    /// <summary>A copy with the columns (dimension 1) in reverse order.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <exception cref="ShapeException">Too few dimensions.</exception>
    public static Tensor FlipLR(this Tensor x)
    {
        RequireRank(x, 2, "FlipLR");
        return x.Flip(1);
    }

    /// <summary>A copy with the rows (dimension 0) in reverse order.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <exception cref="ShapeException">Too few dimensions.</exception>
    public static Tensor FlipUD(this Tensor x)
    {
        RequireRank(x, 1, "FlipUD");
        return x.Flip(0);
    }

    /// <summary>A copy turned by 90 degrees <paramref name="k"/> times, from the first dimension towards the second.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="k">How often; negative to turn the other way; default 1.</param>
    /// <param name="dims">The two dimensions of the plane; default 0 and 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">Not two different dimensions.</exception>
    public static Tensor Rot90(this Tensor x, long k = 1, params ReadOnlySpan<int> dims)
    {
        RequireRank(x, 2, "Rot90");
        if (dims.Length == 0) dims = [0, 1];
        if (dims.Length != 2) throw new KasaneException($"Rot90 expects two dimensions, but got {dims.Length}.") { Operation = "Rot90" };
        var (a, b) = (Dims.Normalize(dims[0], x.Rank, "Rot90"), Dims.Normalize(dims[1], x.Rank, "Rot90"));
        if (a == b)
            throw new KasaneException(
                $"Rot90 expects two different dimensions, but got {dims[0]} and {dims[1]}.")
            {
                Operation = "Rot90",
            };
        return (((k % 4) + 4) % 4) switch
        {
            1 => x.Flip(b).Transpose(a, b),
            2 => x.Flip(a, b),
            3 => x.Flip(a).Transpose(a, b),
            _ => x.Clone(),
        };
    }
}
