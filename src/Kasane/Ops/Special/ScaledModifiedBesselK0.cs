using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>exp(x) K0(x).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor ScaledModifiedBesselK0(Tensor x) => Primitive.Call(new UnaryPrimitive<ScaledModifiedBesselK0Op>(default), x);
}

/// <summary>exp(x) K0(x).</summary>
internal readonly struct ScaledModifiedBesselK0Op : IUnaryOp
{
    public static string Name => "ScaledModifiedBesselK0";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.NotDifferentiable;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => SpecialFunctions.K0e(x);
}
