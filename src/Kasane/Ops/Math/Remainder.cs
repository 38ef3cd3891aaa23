using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
    /// <param name="a">Any shape; any dtype but Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="KasaneException">An integer is divided by 0.</exception>
    public static Tensor Remainder(this Tensor a, Tensor b)
    {
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Remainder");
        return Primitive.Call(new BinaryPrimitive<RemainderOp>(default), a, b);
    }

    /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
    public static Tensor Remainder(this Tensor a, Scalar b)
    {
        Rules.RefuseZeroDivisor(a.DType, b, "Remainder");
        return Primitive.Call(new RightScalarPrimitive<RemainderOp>(default, b), a);
    }

    /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
    public static Tensor Remainder(Scalar a, Tensor b)
    {
        Rules.RefuseZeroDivisor(TypePromotion.Promote(b.DType, a.Kind), b.Rank, b, "Remainder");
        return Primitive.Call(new LeftScalarPrimitive<RemainderOp>(default, a), b);
    }

    /// <summary><see cref="Remainder(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor RemainderInPlace(this Tensor a, Tensor b)
    {
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Remainder");
        return InPlace.Call(new BinaryPrimitive<RemainderOp>(default), a, b);
    }

    /// <summary><see cref="Remainder(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor RemainderInPlace(this Tensor a, Scalar b)
    {
        Rules.RefuseZeroDivisor(a.DType, b, "Remainder");
        return InPlace.Call(new RightScalarPrimitive<RemainderOp>(default, b), a);
    }

    extension(Tensor)
    {
        /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
        public static Tensor operator %(Tensor a, Tensor b) => a.Remainder(b);

        /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
        public static Tensor operator %(Tensor a, Scalar b) => a.Remainder(b);

        /// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
        public static Tensor operator %(Scalar a, Tensor b) => Remainder(a, b);
    }
}

/// <summary>What is left of a / b rounded down: it has the sign of b, as Python's %.</summary>
internal readonly struct RemainderOp : IBinaryOp
{
    public static string Name => "Remainder";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> =>
            A.IsInteger ? A.MapIntegers<FloorRest>(a, b) : A.MapWide<RemainderOp, WideRemainder.Remainder>(this, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.MapWide<DivFloorOp, WideRemainder.Quotient>(default, a, b)));

    public double Reference(double a, double b)
    {
        var rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }
}
