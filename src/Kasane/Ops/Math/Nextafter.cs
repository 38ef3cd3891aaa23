namespace Kasane;

public static partial class Functional
{
    /// <summary>The number next to a in the direction of b, in the dtype's precision.</summary>
    /// <param name="a">Any shape; Float32 or Float64.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="DTypeException">Another dtype.</exception>
    public static Tensor Nextafter(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<NextafterOp>(NextafterOp.For(a, b)), a, b);

    /// <summary><see cref="Nextafter(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor NextafterInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<NextafterOp>(NextafterOp.For(a, b)), a, b);
}

/// <summary>The neighbour of a on the side of b.</summary>
internal readonly record struct NextafterOp(bool Single) : IBinaryOp
{
    public static string Name => "Nextafter";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 8;

    public static NextafterOp For(Tensor a, Tensor b)
    {
        var dtype = Rules.Result(Rule, TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank), Name);
        if (dtype is not (DType.Float32 or DType.Float64))
            throw new DTypeException($"Nextafter expects Float32 or Float64, but got {dtype}. Convert it first: x.To(DType.Float32).") { Operation = Name };
        return new(dtype == DType.Float32);
    }

    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Map(this, a, b);

    public double Reference(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        if (a == b) return b;
        if (Single) return a < b ? MathF.BitIncrement((float)a) : MathF.BitDecrement((float)a);
        return a < b ? Math.BitIncrement(a) : Math.BitDecrement(a);
    }
}
