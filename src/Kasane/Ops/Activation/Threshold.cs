using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x where it is above the threshold, <paramref name="value"/> elsewhere.</summary>
    /// <param name="x">Any shape, numbers that have an order.</param>
    /// <param name="threshold">The threshold; for integers without its fraction, as <paramref name="value"/>.</param>
    /// <param name="value">What takes the place of smaller elements.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="DTypeException">Bool or complex numbers.</exception>
    /// <exception cref="KasaneException">The integer dtype does not hold the threshold or the value.</exception>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Threshold(this Tensor x, Scalar threshold, Scalar value, bool inPlace = false)
    {
        if (x.DType == DType.Bool || x.DType.IsComplex)
            throw new DTypeException($"Threshold expects numbers that have an order, but the tensor is {x.DType}.") { Operation = "Threshold" };
        if (x.DType.IsInteger)
            (threshold, value) = (Integers.Within(threshold, x.DType, "Threshold"), Integers.Within(value, x.DType, "Threshold"));
        var primitive = new UnaryPrimitive<ThresholdOp>(new(threshold, value));
        return inPlace ? InPlace.Call(primitive, x) : Primitive.Call(primitive, x);
    }

    /// <summary><see cref="Threshold(Tensor, Scalar, Scalar, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor ThresholdInPlace(this Tensor x, Scalar threshold, Scalar value) => x.Threshold(threshold, value, inPlace: true);
}

/// <summary>x where it is above Level, Value elsewhere.</summary>
internal readonly record struct ThresholdOp(Scalar Level, Scalar Value) : IUnaryOp
{
    public static string Name => "Threshold";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Left;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.LessEqual(x, A.Number(Level)), A.Number(Value), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.LessEqual(saved, A.Number(Level)), A.Const(0), gradient);

    public double Reference(double x) => x <= Level.ToDouble() ? Value.ToDouble() : x;
}
