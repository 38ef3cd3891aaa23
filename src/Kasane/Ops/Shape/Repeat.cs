namespace Kasane;

public static partial class Functional
{
    /// <summary>Copies of the whole tensor next to each other.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="repeats">How often, per dimension; more numbers than dimensions add new ones in front.</param>
    /// <exception cref="ShapeException">Fewer numbers than dimensions, or a negative one.</exception>
    public static Tensor Repeat(this Tensor x, params ReadOnlySpan<long> repeats)
    {
        var skip = repeats.Length - x.Rank;
        if (skip < 0)
            throw new ShapeException(
                $"Repeat expects at least {x.Rank} numbers for shape {x.Shape}, but got {Shape.Format(repeats)}.")
            {
                Operation = "Repeat",
                Shapes = [x.Shape],
            };
        long[] split = new long[2 * repeats.Length], wide = new long[2 * repeats.Length], result = new long[repeats.Length];
        for (var d = 0; d < repeats.Length; d++)
        {
            if (repeats[d] < 0)
                throw new ShapeException(
                    $"Repeat expects numbers of 0 or more, but got {Shape.Format(repeats)}.")
                {
                    Operation = "Repeat",
                };
            var size = d < skip ? 1 : x.Layout.Size(d - skip);
            (split[2 * d], split[(2 * d) + 1]) = (1, size);
            (wide[2 * d], wide[(2 * d) + 1]) = (repeats[d], size);
            result[d] = repeats[d] * size;
        }
        return x.Reshape(split).Expand(wide).Clone().View(result);
    }

    /// <summary><see cref="Repeat"/>, but fewer numbers than dimensions are allowed: missing ones in front are 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dims">How often, per dimension.</param>
    /// <exception cref="ShapeException">A negative number.</exception>
    public static Tensor Tile(this Tensor x, params ReadOnlySpan<long> dims)
    {
        if (dims.Length >= x.Rank) return x.Repeat(dims);
        var repeats = new long[x.Rank];
        Array.Fill(repeats, 1);
        dims.CopyTo(repeats.AsSpan(x.Rank - dims.Length));
        return x.Repeat(repeats);
    }

    /// <summary>Each slice of a dimension several times in a row.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="repeats">How often.</param>
    /// <param name="dim">The dimension; null: the tensor is treated as a vector.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">A negative number.</exception>
    public static Tensor RepeatInterleave(this Tensor x, long repeats, int? dim = null)
    {
        if (repeats < 0)
            throw new KasaneException(
                $"RepeatInterleave expects numbers of 0 or more, but got {repeats}.")
            {
                Operation = "RepeatInterleave",
            };
        if (dim is null || x.Rank == 0) x = x.Reshape(-1);
        var d = Dims.Normalize(dim ?? 0, x.Rank, "RepeatInterleave");
        var sizes = x.Shape.ToArray();
        sizes[d] *= repeats;
        long[] wide = [.. x.Layout.Sizes[..(d + 1)], repeats, .. x.Layout.Sizes[(d + 1)..]];
        return x.Unsqueeze(d + 1).Expand(wide).Clone().View(sizes);
    }

    /// <summary>Each slice of a dimension several times in a row, each as often as its number says.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="repeats">Int64 or Int32: a number per slice, or one for all.</param>
    /// <param name="dim">The dimension; null: the tensor is treated as a vector.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">A negative number, or not as many as slices.</exception>
    public static Tensor RepeatInterleave(this Tensor x, Tensor repeats, int? dim = null)
    {
        if (dim is null || x.Rank == 0) x = x.Reshape(-1);
        var d = Dims.Normalize(dim ?? 0, x.Rank, "RepeatInterleave");
        var size = x.Layout.Size(d);
        if (repeats.Rank == 0 || (repeats.Rank == 1 && repeats.ElementCount == 1)) repeats = repeats.Reshape(1).Expand(size);
        if (repeats.Rank != 1 || repeats.ElementCount != size)
            throw new KasaneException(
                $"RepeatInterleave expects {size} numbers, one per slice of dimension {d}, but got shape {repeats.Shape}.")
            {
                Operation = "RepeatInterleave",
            };
        return x.IndexSelect(d, RepeatInterleave(repeats).To(x.Device));
    }

    /// <summary>0 as often as the first number says, then 1 as often as the second says, and so on.</summary>
    /// <param name="repeats">Int64 or Int32: a vector of numbers of 0 or more.</param>
    /// <exception cref="KasaneException">A negative number, or no vector.</exception>
    public static Tensor RepeatInterleave(Tensor repeats)
    {
        if (repeats.Rank != 1 || !repeats.DType.IsInteger)
            throw new KasaneException(
                $"RepeatInterleave expects a vector of integers, but got {repeats.DType} of shape {repeats.Shape}.")
            {
                Operation = "RepeatInterleave",
            };
        var result = new List<long>();
        var counts = repeats.ToArray<long>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0)
                throw new KasaneException(
                    $"RepeatInterleave expects numbers of 0 or more, but got {counts[i]}.")
                {
                    Operation = "RepeatInterleave",
                };
            for (long j = 0; j < counts[i]; j++) result.Add(i);
        }
        return Tensor.From<long>([.. result], [result.Count], repeats.Device);
    }
}
