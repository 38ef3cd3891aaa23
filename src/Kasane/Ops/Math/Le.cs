using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether a is at most b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Le(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<LeOp>(default), a, b);

    /// <summary>Whether a is at most b.</summary>
    public static Tensor Le(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<LeOp>(default, b), a);

    /// <summary><see cref="Le(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor LeInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<LeOp>(default), a, b);

    /// <summary><see cref="Le(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor LeInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<LeOp>(default, b), a);

    extension(Tensor)
    {
        /// <summary>a &lt;= b, element by element.</summary>
        public static Tensor operator <=(Tensor a, Tensor b) => a.Le(b);

        /// <summary>a &lt;= b, element by element.</summary>
        public static Tensor operator <=(Tensor a, Scalar b) => a.Le(b);

        /// <summary>a &lt;= b, element by element.</summary>
        public static Tensor operator <=(Scalar a, Tensor b) => b.Ge(a);

        /// <summary>a &gt;= b, element by element.</summary>
        public static Tensor operator >=(Tensor a, Tensor b) => a.Ge(b);

        /// <summary>a &gt;= b, element by element.</summary>
        public static Tensor operator >=(Tensor a, Scalar b) => a.Ge(b);

        /// <summary>a &gt;= b, element by element.</summary>
        public static Tensor operator >=(Scalar a, Tensor b) => b.Le(a);
    }
}

/// <summary>Whether a is at most b.</summary>
internal readonly struct LeOp : IBinaryOp
{
    public static string Name => "Le";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.LessEqual(a, b);

    public double Reference(double a, double b) => a <= b ? 1 : 0;
}
