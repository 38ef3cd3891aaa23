using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x hardsigmoid(x): 0 below -3, x above 3 (Howard et al., 2019).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Hardswish(this Tensor x) => x.Hardswish(inPlace: false);

    /// <summary>x hardsigmoid(x): 0 below -3, x above 3 (Howard et al., 2019).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Hardswish(this Tensor x, bool inPlace) =>
        inPlace ? InPlace.Call(new UnaryPrimitive<HardswishOp>(default), x) : Primitive.Call(new UnaryPrimitive<HardswishOp>(default), x);

    /// <summary><see cref="Hardswish(Tensor, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor HardswishInPlace(this Tensor x) => x.Hardswish(inPlace: true);
}

/// <summary>x hardsigmoid(x): 0 below -3, x above 3 (Howard et al., 2019).</summary>
internal readonly struct HardswishOp : IUnaryOp
{
    public static string Name => "Hardswish";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Div(A.Mul(x, A.Min(A.Max(A.Add(x, A.Const(3)), A.Const(0)), A.Const(6))), A.Const(6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var inside = A.Mul(gradient, A.Add(A.Div(saved, A.Const(3)), A.Const(0.5)));
        return A.Select(A.Less(saved, A.Const(-3)), A.Const(0), A.Select(A.LessEqual(saved, A.Const(3)), inside, gradient));
    }

    public double Reference(double x) => double.IsNaN(x) ? x : x * Math.Min(Math.Max(x + 3, 0), 6) / 6;
}
