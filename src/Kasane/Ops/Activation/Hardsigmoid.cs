using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>0 below -3, 1 above 3, x / 6 + 1/2 between.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Hardsigmoid(this Tensor x) => x.Hardsigmoid(inPlace: false);

    /// <summary>0 below -3, 1 above 3, x / 6 + 1/2 between.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Hardsigmoid(this Tensor x, bool inPlace) =>
        inPlace ? InPlace.Call(new UnaryPrimitive<HardsigmoidOp>(default), x) : Primitive.Call(new UnaryPrimitive<HardsigmoidOp>(default), x);

    /// <summary><see cref="Hardsigmoid(Tensor, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor HardsigmoidInPlace(this Tensor x) => x.Hardsigmoid(inPlace: true);
}

/// <summary>0 below -3, 1 above 3, x / 6 + 1/2 between.</summary>
internal readonly struct HardsigmoidOp : IUnaryOp
{
    public static string Name => "Hardsigmoid";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Div(A.Min(A.Max(A.Add(x, A.Const(3)), A.Const(0)), A.Const(6)), A.Const(6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.And(A.Less(A.Const(-3), saved), A.Less(saved, A.Const(3))), A.Div(gradient, A.Const(6)), A.Const(0));

    public double Reference(double x) => double.IsNaN(x) ? x : Math.Min(Math.Max(x + 3, 0), 6) / 6;
}
