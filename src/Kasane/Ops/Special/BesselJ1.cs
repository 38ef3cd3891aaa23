using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The Bessel function of the first kind, order 1.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor BesselJ1(Tensor x) => Primitive.Call(new UnaryPrimitive<BesselJ1Op>(default), x);
}

/// <summary>The Bessel function of the first kind, order 1.</summary>
internal readonly struct BesselJ1Op : IUnaryOp
{
    public static string Name => "BesselJ1";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.BesselJ1(x);
}
