using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x + weight * (end - x): linear interpolation.</summary>
    /// <param name="x">The start: any shape; floating point.</param>
    /// <param name="end">The end: a shape that broadcasts; the same dtype.</param>
    /// <param name="weight">How far to go: 0 gives the start, 1 the end.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating point.</exception>
    public static Tensor Lerp(this Tensor x, Tensor end, Scalar weight)
    {
        RequireSame(x, end, "end");
        return Primitive.Call(new BinaryPrimitive<LerpOp>(new(weight.ToDouble())), x, end);
    }

    /// <summary>x + weight * (end - x), with a weight per element.</summary>
    public static Tensor Lerp(this Tensor x, Tensor end, Tensor weight)
    {
        RequireSame(x, end, "end");
        RequireSame(x, weight, "weight");
        return Primitive.Call(new TernaryPrimitive<LerpByOp>(default, Rules.Result(PointwiseRule.FloatingOnly, x.DType, "Lerp")), [x, end, weight])[0];
    }

    /// <summary><see cref="Lerp(Tensor, Tensor, Scalar)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor LerpInPlace(this Tensor x, Tensor end, Scalar weight)
    {
        RequireSame(x, end, "end");
        return InPlace.Call(new BinaryPrimitive<LerpOp>(new(weight.ToDouble())), x, end);
    }

    /// <summary><see cref="Lerp(Tensor, Tensor, Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor LerpInPlace(this Tensor x, Tensor end, Tensor weight) => x.CopyInPlace(x.Clone().Lerp(end, weight));

    private static void RequireSame(Tensor x, Tensor other, string name)
    {
        if (x.DType != other.DType)
            throw new DTypeException(
                $"Lerp expects tensors of one dtype, but the start is {x.DType} and {name} is {other.DType}. "
                + $"Convert one: {name}.To(x.DType).")
            {
                Operation = "Lerp",
            };
    }
}

/// <summary>a + Weight * (b - a).</summary>
internal readonly record struct LerpOp(double Weight) : IBinaryOp
{
    public static string Name => "Lerp";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Nothing;

    public static Needs NeedsForRight => Needs.Nothing;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => LerpByOp.Between<A, V>(a, b, A.Const(Weight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Const(1 - Weight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Const(Weight));

    public double Reference(double a, double b) => default(LerpByOp).Reference(a, b, Weight);
}

/// <summary>a + c * (b - a).</summary>
internal readonly struct LerpByOp : IDifferentiableTernary
{
    public static string Name => "Lerp";

    public static ulong Saves => 0b111;

    public static int Cost => 4;

    // From the nearer end, so that weights 0 and 1 give the ends exactly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Between<A, V>(V a, V b, V weight)
        where A : IAlgebra<A, V>
    {
        var way = A.Sub(b, a);
        return A.Select(
            A.Less(A.Abs(weight), A.Const(0.5)),
            A.Add(a, A.Mul(weight, way)),
            A.Sub(b, A.Mul(way, A.Sub(A.Const(1), weight))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => Between<A, V>(a, b, c);

    public Tensor Gradient(int input, Tensor gradient, in SavedN saved) => input switch
    {
        0 => gradient.Mul(Functional.Sub(1, saved.Input(2))),
        1 => gradient.Mul(saved.Input(2)),
        _ => gradient.Mul(saved.Input(1).Sub(saved.Input(0))),
    };

    public double Reference(double a, double b, double c) => Math.Abs(c) < 0.5 ? a + (c * (b - a)) : b - ((b - a) * (1 - c));
}
