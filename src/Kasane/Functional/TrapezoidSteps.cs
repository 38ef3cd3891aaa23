namespace Kasane.Internal;

/// <summary>The terms of the trapezoidal rule.</summary>
internal static class Trapezoids
{
    /// <summary>The dimension to integrate along, counted from 0; a scalar has none.</summary>
    public static int Along(Tensor y, int dim, string operation) => y.Rank > 0
        ? Dims.Normalize(dim, y.Rank, operation)
        : throw new TensorIndexException($"{operation} expects at least one dimension, but the samples are a scalar.") { Operation = operation };

    /// <summary>y[i] + y[i + 1].</summary>
    public static Tensor Pairs(Tensor y, int dim)
    {
        var n = Math.Max(0, y.Layout.Size(dim) - 1);
        return y.Narrow(dim, Math.Min(1, y.Layout.Size(dim)), n).Add(y.Narrow(dim, 0, n));
    }

    /// <summary>(x[i + 1] - x[i]) (y[i] + y[i + 1]).</summary>
    public static Tensor Products(Tensor y, Tensor x, int dim, out int d)
    {
        d = Along(y, dim, "Trapezoid");
        if (x.Rank == 1 && y.Rank > 0)
        {
            if (x.Layout.Size(0) != y.Layout.Size(d))
                throw new ShapeException(
                    $"Trapezoid expects one point per sample, but got {x.Layout.Size(0)} points for {y.Layout.Size(d)} samples.")
                {
                    Operation = "Trapezoid",
                    Shapes = [y.Shape, x.Shape],
                };
            Span<long> sizes = stackalloc long[y.Rank];
            sizes.Fill(1);
            sizes[d] = x.Layout.Size(0);
            x = x.Reshape(sizes);
        }
        else if (x.Rank < y.Rank)
        {
            x = x.Reshape([.. Enumerable.Repeat(1L, y.Rank - x.Rank), .. x.Layout.Sizes]);
        }
        var along = x.Layout.Size(d);
        return x.Narrow(d, 1, along - 1).Sub(x.Narrow(d, 0, along - 1)).Mul(Pairs(y, d));
    }
}
