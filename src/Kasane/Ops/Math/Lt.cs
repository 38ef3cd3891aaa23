using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether a is less than b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Lt(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<LtOp>(default), a, b);

    /// <summary>Whether a is less than b.</summary>
    public static Tensor Lt(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<LtOp>(default, b), a);

    /// <summary><see cref="Lt(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor LtInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<LtOp>(default), a, b);

    /// <summary><see cref="Lt(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor LtInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<LtOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a &lt; b, element by element.</summary>
        public static Tensor operator <(Tensor a, Tensor b) => a.Lt(b);

        /// <summary>a &lt; b, element by element.</summary>
        public static Tensor operator <(Tensor a, Scalar b) => a.Lt(b);

        /// <summary>a &lt; b, element by element.</summary>
        public static Tensor operator <(Scalar a, Tensor b) => b.Gt(a);

        /// <summary>a &gt; b, element by element.</summary>
        public static Tensor operator >(Tensor a, Tensor b) => a.Gt(b);

        /// <summary>a &gt; b, element by element.</summary>
        public static Tensor operator >(Tensor a, Scalar b) => a.Gt(b);

        /// <summary>a &gt; b, element by element.</summary>
        public static Tensor operator >(Scalar a, Tensor b) => b.Lt(a);
    }
}

/// <summary>Whether a is less than b.</summary>
internal readonly struct LtOp : IBinaryOp
{
    public static string Name => "Lt";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Less(a, b);

    public double Reference(double a, double b) => a < b ? 1 : 0;
}
