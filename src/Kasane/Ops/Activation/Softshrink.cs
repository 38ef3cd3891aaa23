using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x moved towards 0 by 0.5, 0 in the band from -0.5 to 0.5.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Softshrink(this Tensor x) => x.Softshrink(0.5);

    /// <summary>x moved towards 0 by lambda, 0 in the band from -lambda to lambda.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="lambda">Half the width of the band; 0 or more.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Softshrink(this Tensor x, double lambda = 0.5)
    {
        if (!(lambda >= 0))
            throw new KasaneException($"Softshrink expects a lambda of 0 or more, but got {lambda}.") { Operation = "Softshrink" };
        return Primitive.Call(new UnaryPrimitive<SoftshrinkOp>(new(lambda)), x);
    }
}

/// <summary>x moved towards 0 by lambda, 0 in the band from -lambda to lambda.</summary>
internal readonly record struct SoftshrinkOp(double Lambda) : IUnaryOp
{
    public static string Name => "Softshrink";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(
            A.Less(A.Const(Lambda), x), A.Sub(x, A.Const(Lambda)), A.Select(A.Less(x, A.Const(-Lambda)), A.Add(x, A.Const(Lambda)), A.Const(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.And(A.LessEqual(A.Const(-Lambda), saved), A.LessEqual(saved, A.Const(Lambda))), A.Const(0), gradient);

    public double Reference(double x) => x > Lambda ? x - Lambda : x < -Lambda ? x + Lambda : 0;
}
