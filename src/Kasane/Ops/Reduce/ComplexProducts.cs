namespace Kasane.Internal;

/// <summary>Products of complex numbers, composed of pointwise ones in a number of steps that is the logarithm of the length.</summary>
internal static class ComplexProducts
{
    public static Tensor Whole(Tensor x, int dim, bool keepDim)
    {
        for (var n = x.Layout.Size(dim); n > 1; n = x.Layout.Size(dim))
        {
            var half = n / 2;
            var pairs = x.Narrow(dim, 0, half).Mul(x.Narrow(dim, half, half));
            x = n % 2 == 0 ? pairs : Functional.Cat([pairs, x.Narrow(dim, n - 1, 1)], dim);
        }
        if (x.Layout.Size(dim) == 0)
        {
            var sizes = x.Shape.ToArray();
            sizes[dim] = 1;
            x = Tensor.Ones(Shape.Create(sizes), x.DType, x.Device);
        }
        return keepDim ? x : x.Squeeze(dim);
    }

    public static Tensor Running(Tensor x, int dim)
    {
        if (x.Rank == 0) return x.Clone();
        var n = x.Layout.Size(dim);
        for (long step = 1; step < n; step *= 2)
            x = Functional.Cat([x.Narrow(dim, 0, step), x.Narrow(dim, step, n - step).Mul(x.Narrow(dim, 0, n - step))], dim);
        return x;
    }
}
