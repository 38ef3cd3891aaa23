using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The modified Bessel function of the first kind, order 0; not differentiable.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor ModifiedBesselI0(Tensor x) => Primitive.Call(new UnaryPrimitive<ModifiedBesselI0Op>(default), x);
}

/// <summary>The modified Bessel function of the first kind, order 0; not differentiable.</summary>
internal readonly struct ModifiedBesselI0Op : IUnaryOp
{
    public static string Name => "ModifiedBesselI0";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.I0(x);
}
