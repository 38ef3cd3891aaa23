using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>All bits of x flipped; of Bool: not x.</summary>
    /// <param name="x">Any shape; an integer dtype or Bool.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    /// <exception cref="DTypeException">The dtype is neither.</exception>
    public static Tensor BitwiseNot(this Tensor x) =>
        x.DType == DType.Bool ? x.LogicalNot() : Primitive.Call(new UnaryPrimitive<BitwiseNotOp>(default), x);

    /// <summary><see cref="BitwiseNot(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor BitwiseNotInPlace(this Tensor x) =>
        x.DType == DType.Bool ? x.LogicalNotInPlace() : InPlace.Call(new UnaryPrimitive<BitwiseNotOp>(default), x);

    extension(Tensor)
    {
        /// <summary>All bits of x flipped; of Bool: not x.</summary>
        public static Tensor operator ~(Tensor x) => x.BitwiseNot();
    }
}

/// <summary>All bits of x flipped.</summary>
internal readonly struct BitwiseNotOp : IUnaryOp
{
    public static string Name => "BitwiseNot";

    public static PointwiseRule Rule => PointwiseRule.Integer;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.BitNot(x);

    public double Reference(double x) => ~(long)x;
}
