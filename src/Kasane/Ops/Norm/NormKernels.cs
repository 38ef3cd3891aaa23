using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>a b + c.</summary>
internal readonly struct ScaleShiftOp : ITernaryOp
{
    public static string Name => "Norm";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.MulAdd(a, b, c);

    public double Reference(double a, double b, double c) => (a * b) + c;
}

/// <summary>(a - b) c.</summary>
internal readonly struct CentreScaleOp : ITernaryOp
{
    public static string Name => "Norm";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.Mul(A.Sub(a, b), c);

    public double Reference(double a, double b, double c) => (a - b) * c;
}

/// <summary>a (b - c).</summary>
internal readonly struct CentredProductOp : ITernaryOp
{
    public static string Name => "Norm";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.Mul(a, A.Sub(b, c));

    public double Reference(double a, double b, double c) => a * (b - c);
}

/// <summary>keep a + share (factor b): running statistics and those of a batch.</summary>
internal readonly record struct RunningOp(double Keep, double Factor, double Share) : IBinaryOp
{
    public static string Name => "Norm";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Add(A.Mul(a, A.Const(Keep)), A.Mul(A.Mul(b, A.Const(Factor)), A.Const(Share)));

    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    public double Reference(double a, double b) => (a * Keep) + (b * Factor * Share);
}
