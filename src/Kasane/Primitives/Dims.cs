namespace Kasane.Internal;

/// <summary>Dimension numbers as users give them: negative ones count from the last.</summary>
internal static class Dims
{
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static int Normalize(int dim, int rank, string operation)
    {
        // A scalar behaves as if it had one dimension.
        var limit = Math.Max(rank, 1);
        if (dim < -limit || dim >= limit)
            throw new TensorIndexException(
                $"{operation} expects a dimension from {-limit} to {limit - 1}, but {dim} was given and the tensor has {rank} dimension{(rank == 1 ? "" : "s")}.")
            {
                Operation = operation,
            };
        return dim < 0 ? dim + limit : dim;
    }

    /// <summary>A bit per dimension; all of them if none is named. Duplicates are refused.</summary>
    public static ulong Mask(ReadOnlySpan<int> dims, int rank, string operation)
    {
        if (dims.Length == 0) return rank == 0 ? 0 : ulong.MaxValue >> (64 - rank);
        ulong mask = 0;
        foreach (var dim in dims)
        {
            var d = Normalize(dim, rank, operation);
            if (rank == 0) continue;
            if ((mask & (1UL << d)) != 0)
                throw new KasaneException(
                    $"{operation} expects distinct dimensions, but dimension {d} appears more than once in "
                    + $"({string.Join(", ", dims.ToArray())}).")
                {
                    Operation = operation,
                };
            mask |= 1UL << d;
        }
        return mask;
    }
}
