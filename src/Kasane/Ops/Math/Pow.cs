using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a to the power of b. A negative power of an integer is truncated towards 0.</summary>
    /// <param name="a">Any shape; any dtype but Bool with Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Pow(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<PowOp>(default), a, b);

    /// <summary>a to the power of b.</summary>
    /// <exception cref="KasaneException">A negative power of integers.</exception>
    public static Tensor Pow(this Tensor a, Scalar b)
    {
        var dtype = PowOp.CheckedResult(a, b);
        return dtype.IsFloatingPoint
            ? Primitive.Call(new UnaryAs<PowNumberOp>(new(b.ToDouble()), dtype), a)
            : Primitive.Call(new RightScalarPrimitive<PowOp>(default, b), a);
    }

    /// <summary>a to the power of b.</summary>
    public static Tensor Pow(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<PowOp>(default, a), b);

    /// <summary><see cref="Pow(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor PowInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<PowOp>(default), a, b);

    /// <summary><see cref="Pow(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor PowInPlace(this Tensor a, Scalar b)
    {
        var dtype = PowOp.CheckedResult(a, b);
        return dtype.IsFloatingPoint
            ? InPlace.Call(new UnaryAs<PowNumberOp>(new(b.ToDouble()), dtype), a)
            : InPlace.Call(new RightScalarPrimitive<PowOp>(default, b), a);
    }
}

/// <summary>a to the power of b.</summary>
internal readonly struct PowOp : IBinaryOp
{
    public static string Name => "Pow";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Result;

    public static int Cost => 20;

    /// <summary>The result's dtype for a plain number as exponent.</summary>
    /// <exception cref="KasaneException">A negative power of integers.</exception>
    public static DType CheckedResult(Tensor a, Scalar b)
    {
        var dtype = Rules.Result(Rule, TypePromotion.Promote(a.DType, b.Kind), Name);
        if (dtype.IsInteger && b.ToInt64() < 0)
            throw new KasaneException($"Pow of integers expects an exponent of 0 or more, but got {b}. Convert first: x.To(DType.Float32).") { Operation = Name };
        return dtype;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Pow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Equal(b, A.Const(0)), A.Const(0), A.Mul(gradient, A.Mul(b, A.Pow(a, A.Sub(b, A.Const(1))))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V>
    {
        // 0^b is constant in b from 0 on; below, the result is infinite.
        var constant = A.And(A.Equal(a, A.Const(0)), A.LessEqual(result, A.Const(1)));
        return A.Select(constant, A.Const(0), A.Mul(gradient, A.Mul(result, A.Log(a))));
    }

    public double Reference(double a, double b) => Math.Pow(a, b);
}
