using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>0 where a is negative, 1 where it is positive, b where it is 0.</summary>
    /// <param name="a">Any shape; any dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Heaviside(this Tensor a, Tensor b)
    {
        if (a.DType != b.DType)
            throw new DTypeException(
                $"Heaviside expects two tensors of one dtype, but got {a.DType} and {b.DType}. Convert one: b.To(a.DType).")
            {
                Operation = "Heaviside",
            };
        return Primitive.Call(new BinaryPrimitive<HeavisideOp>(default), a, b);
    }

    /// <summary><see cref="Heaviside(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor HeavisideInPlace(this Tensor a, Tensor b)
    {
        if (a.DType != b.DType)
            throw new DTypeException(
                $"Heaviside expects two tensors of one dtype, but got {a.DType} and {b.DType}. Convert one: b.To(a.DType).")
            {
                Operation = "Heaviside",
            };
        return InPlace.Call(new BinaryPrimitive<HeavisideOp>(default), a, b);
    }
}

/// <summary>0 where a is negative, 1 where it is positive, b where it is 0.</summary>
internal readonly struct HeavisideOp : IBinaryOp
{
    public static string Name => "Heaviside";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(A.Equal(a, A.Const(0)), b, A.Select(A.Less(A.Const(0), a), A.Const(1), A.Const(0)));

    public double Reference(double a, double b) => a == 0 ? b : a > 0 ? 1 : 0;
}
