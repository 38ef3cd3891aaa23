namespace Kasane.Internal;

/// <summary>The shapes of systems of equations.</summary>
internal static class Systems
{
    /// <summary>Both sides in Float64, with a common batch.</summary>
    /// <exception cref="ShapeException">A is not square, or the sizes differ.</exception>
    public static (Tensor A, Tensor B) Broadcast(Tensor a, Tensor b, bool left, string operation)
    {
        var x = Checks.Square(a, operation);
        var y = Checks.Matrices(b, operation);
        if (x.Size(-1) != y.Size(left ? -2 : -1))
            throw Checks.Mismatch(operation, left ? "A (..., N, N) and B (..., N, K)" : "A (..., N, N) and B (..., K, N)", a, b);
        long[] batch = [.. Batch(x, y, operation)];
        return (x.Expand([.. batch, x.Size(-2), x.Size(-1)]), y.Expand([.. batch, y.Size(-2), y.Size(-1)]));
    }

    /// <summary>The common batch of two stacks of matrices.</summary>
    public static long[] Batch(Tensor a, Tensor b, string operation)
    {
        var (left, right) = (Layout.Contiguous(a.Shape[..^2]), Layout.Contiguous(b.Shape[..^2]));
        return Broadcasting.Combine(left, right, operation).Sizes.ToArray();
    }
}
