using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>What is left of a / b rounded towards 0: it has the sign of a.</summary>
    /// <param name="a">Any shape; any dtype but Bool.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="KasaneException">An integer is divided by 0.</exception>
    public static Tensor Fmod(this Tensor a, Tensor b)
    {
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Fmod");
        return Primitive.Call(new BinaryPrimitive<FmodOp>(default), a, b);
    }

    /// <summary>What is left of a / b rounded towards 0: it has the sign of a.</summary>
    public static Tensor Fmod(this Tensor a, Scalar b)
    {
        Rules.RefuseZeroDivisor(a.DType, b, "Fmod");
        return Primitive.Call(new RightScalarPrimitive<FmodOp>(default, b), a);
    }

    /// <summary><see cref="Fmod(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor FmodInPlace(this Tensor a, Tensor b)
    {
        Rules.RefuseZeroDivisor(a.DType, a.Rank, b, "Fmod");
        return InPlace.Call(new BinaryPrimitive<FmodOp>(default), a, b);
    }

    /// <summary><see cref="Fmod(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor FmodInPlace(this Tensor a, Scalar b)
    {
        Rules.RefuseZeroDivisor(a.DType, b, "Fmod");
        return InPlace.Call(new RightScalarPrimitive<FmodOp>(default, b), a);
    }
}

/// <summary>What is left of a / b rounded towards 0: it has the sign of a.</summary>
internal readonly struct FmodOp : IBinaryOp
{
    public static string Name => "Fmod";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs NeedsForLeft => Needs.PassOn;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.IsInteger ? A.MapIntegers<TruncatedRest>(a, b) : A.MapWide<FmodOp, WideRemainder.Fmod>(this, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Trunc(A.Div(a, b))));

    public double Reference(double a, double b) => a % b;
}
