using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a - b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="DTypeException">One is Bool.</exception>
    public static Tensor Sub(this Tensor a, Tensor b)
    {
        Rules.RefuseBool(a, b, "Sub");
        return Primitive.Call(new BinaryPrimitive<SubOp>(default), a, b);
    }

    /// <summary>a - b.</summary>
    public static Tensor Sub(this Tensor a, Scalar b)
    {
        Rules.RefuseBool(a, b, "Sub");
        return Primitive.Call(new RightScalarPrimitive<SubOp>(default, b), a);
    }

    /// <summary>a - b.</summary>
    public static Tensor Sub(Scalar a, Tensor b)
    {
        Rules.RefuseBool(b, a, "Sub");
        return Primitive.Call(new LeftScalarPrimitive<SubOp>(default, a), b);
    }

    /// <summary><see cref="Sub(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor SubInPlace(this Tensor a, Tensor b)
    {
        Rules.RefuseBool(a, b, "Sub");
        return InPlace.Call(new BinaryPrimitive<SubOp>(default), a, b);
    }

    /// <summary><see cref="Sub(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor SubInPlace(this Tensor a, Scalar b)
    {
        Rules.RefuseBool(a, b, "Sub");
        return InPlace.Call(new RightScalarPrimitive<SubOp>(default, b), a);
    }

    extension(Tensor)
    {
        /// <summary>a - b.</summary>
        public static Tensor operator -(Tensor a, Tensor b) => a.Sub(b);

        /// <summary>a - b.</summary>
        public static Tensor operator -(Tensor a, Scalar b) => a.Sub(b);

        /// <summary>a - b.</summary>
        public static Tensor operator -(Scalar a, Tensor b) => Sub(a, b);
    }
}

/// <summary>a - b.</summary>
internal readonly struct SubOp : IBinaryOp
{
    public static string Name => "Sub";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.Nothing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Sub(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(gradient);

    public double Reference(double a, double b) => a - b;
}
