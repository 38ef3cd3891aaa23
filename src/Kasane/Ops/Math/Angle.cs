using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The angle of x in the complex plane: pi where x is negative, 0 elsewhere; NaN stays NaN.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Angle(this Tensor x) => Primitive.Call(new UnaryPrimitive<AngleOp>(default), x);
}

/// <summary>The angle of x in the complex plane: pi where x is negative, 0 elsewhere; NaN stays NaN.</summary>
internal readonly struct AngleOp : IUnaryOp
{
    public static string Name => "Angle";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Zero;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.IsNaN(x), x, A.Select(A.Less(x, A.Const(0)), A.Const(Math.PI), A.Const(0)));

    public double Reference(double x) => double.IsNaN(x) ? x : x < 0 ? Math.PI : 0;
}
