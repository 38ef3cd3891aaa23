namespace Kasane;

public static partial class Functional
{
    /// <summary>The first half times the sigmoid of the second: the gated linear unit (Dauphin et al., 2016).</summary>
    /// <param name="x">At least one dimension; floating point.</param>
    /// <returns>A tensor with half the size in the last dimension.</returns>
    public static Tensor Glu(this Tensor x) => x.Glu(-1);

    /// <summary>The first half along a dimension times the sigmoid of the second: the gated linear unit (Dauphin et al., 2016).</summary>
    /// <param name="x">At least one dimension; floating point.</param>
    /// <param name="dim">The dimension to halve.</param>
    /// <returns>A tensor with half the size there.</returns>
    /// <exception cref="ShapeException">There is no dimension, or its size is odd.</exception>
    public static Tensor Glu(this Tensor x, int dim = -1)
    {
        if (x.Rank == 0)
            throw new ShapeException("Glu expects at least one dimension to halve, but the tensor is a scalar.")
            {
                Operation = "Glu",
                Shapes = [x.Shape],
            };
        var d = Dims.Normalize(dim, x.Rank, "Glu");
        var size = x.Size(d);
        if (size % 2 != 0)
            throw new ShapeException($"Glu expects an even size in dimension {d}, but shape {x.Shape} has {size} there.") { Operation = "Glu", Shapes = [x.Shape] };
        return x.Narrow(d, 0, size / 2).Mul(x.Narrow(d, size / 2, size / 2).Sigmoid());
    }
}
