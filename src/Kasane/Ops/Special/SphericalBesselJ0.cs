using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The spherical Bessel function of the first kind, order 0: sin(x) / x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor SphericalBesselJ0(Tensor x) => Primitive.Call(new UnaryPrimitive<SphericalBesselJ0Op>(default), x);
}

/// <summary>The spherical Bessel function of the first kind, order 0: sin(x) / x.</summary>
internal readonly struct SphericalBesselJ0Op : IUnaryOp
{
    public static string Name => "SphericalBesselJ0";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(
            A.Equal(x, A.Const(0)),
            A.Const(1),
            A.Select(
                A.Less(A.Abs(x), A.Const(double.PositiveInfinity)),
                A.Div(A.Sin(x), x),
                A.Select(A.IsNaN(x), x, A.Const(0))));

    public double Reference(double x) => x == 0 ? 1 : double.IsInfinity(x) ? 0 : Math.Sin(x) / x;
}
