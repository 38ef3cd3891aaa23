using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x between -1 and 1.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Hardtanh(this Tensor x) => x.Hardtanh(-1, 1);

    /// <summary>x between minVal and maxVal.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <param name="minVal">The lower bound.</param>
    /// <param name="maxVal">The upper bound.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Hardtanh(this Tensor x, double minVal = -1, double maxVal = 1, bool inPlace = false)
    {
        var op = new HardtanhOp(minVal, maxVal);
        return inPlace ? InPlace.Call(new UnaryPrimitive<KeepsResult<HardtanhOp>>(new(op)), x) : Primitive.Call(new UnaryPrimitive<HardtanhOp>(op), x);
    }

    /// <summary><see cref="Hardtanh(Tensor, double, double, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor HardtanhInPlace(this Tensor x, double minVal = -1, double maxVal = 1) => x.Hardtanh(minVal, maxVal, inPlace: true);
}

/// <summary>x between minVal and maxVal.</summary>
internal readonly record struct HardtanhOp(double Min, double Max) : IResultGradient
{
    public static string Name => "Hardtanh";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Left;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Min(A.Max(x, A.Const(Min)), A.Const(Max));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.Or(A.LessEqual(saved, A.Const(Min)), A.LessEqual(A.Const(Max), saved)), A.Const(0), gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientFromResult<A, V>(V gradient, V result)
        where A : IAlgebra<A, V> => Gradient<A, V>(gradient, result);

    public double Reference(double x) => double.IsNaN(x) ? x : Math.Min(Math.Max(x, Min), Max);
}
