using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The Bessel function of the second kind, order 0.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor BesselY0(Tensor x) => Primitive.Call(new UnaryPrimitive<BesselY0Op>(default), x);
}

/// <summary>The Bessel function of the second kind, order 0.</summary>
internal readonly struct BesselY0Op : IUnaryOp
{
    public static string Name => "BesselY0";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.BesselY0(x);
}
