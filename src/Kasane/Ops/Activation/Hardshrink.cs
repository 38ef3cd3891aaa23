using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>0 in the band from -0.5 to 0.5, x outside.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Hardshrink(this Tensor x) => x.Hardshrink(0.5);

    /// <summary>0 in the band from -lambda to lambda, x outside.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="lambda">Half the width of the band; 0 or more.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Hardshrink(this Tensor x, double lambda = 0.5) => Primitive.Call(new UnaryPrimitive<HardshrinkOp>(new(lambda)), x);
}

/// <summary>0 in the band from -lambda to lambda, x outside.</summary>
internal readonly record struct HardshrinkOp(double Lambda) : IUnaryOp
{
    public static string Name => "Hardshrink";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.And(A.LessEqual(A.Const(-Lambda), x), A.LessEqual(x, A.Const(Lambda))), A.Const(0), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.And(A.LessEqual(A.Const(-Lambda), saved), A.LessEqual(saved, A.Const(Lambda))), A.Const(0), gradient);

    public double Reference(double x) => x >= -Lambda && x <= Lambda ? 0 : x;
}
