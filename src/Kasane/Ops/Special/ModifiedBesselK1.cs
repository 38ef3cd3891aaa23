using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The modified Bessel function of the second kind, order 1.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor ModifiedBesselK1(Tensor x) => Primitive.Call(new UnaryPrimitive<ModifiedBesselK1Op>(default), x);
}

/// <summary>The modified Bessel function of the second kind, order 1.</summary>
internal readonly struct ModifiedBesselK1Op : IUnaryOp
{
    public static string Name => "ModifiedBesselK1";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.K1(x);
}
