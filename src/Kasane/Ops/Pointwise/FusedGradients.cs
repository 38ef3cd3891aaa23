using System.Runtime.CompilerServices;

namespace Kasane.Internal;

// The shapes a fused derivative kernel comes in: which values it reads besides the gradient.

/// <summary>The gradient alone.</summary>
internal readonly struct OnGradient<TGradient>(TGradient op) : IUnaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => op.Apply<A, V>(x, x, x, x);

    public double Reference(double x) => Apply<DoubleAlgebra, double>(x);
}

/// <summary>Gradient and left argument.</summary>
internal readonly struct OnLeft<TGradient>(TGradient op) : IBinaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => op.Apply<A, V>(a, b, b, b);

    public double Reference(double a, double b) => Apply<DoubleAlgebra, double>(a, b);
}

/// <summary>Gradient and right argument.</summary>
internal readonly struct OnRight<TGradient>(TGradient op) : IBinaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => op.Apply<A, V>(a, b, b, b);

    public double Reference(double a, double b) => Apply<DoubleAlgebra, double>(a, b);
}

/// <summary>Gradient and both arguments.</summary>
internal readonly struct OnBoth<TGradient>(TGradient op) : ITernaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => op.Apply<A, V>(a, b, c, c);

    public double Reference(double a, double b, double c) => Apply<DoubleAlgebra, double>(a, b, c);
}

/// <summary>Gradient, left argument and result.</summary>
internal readonly struct OnLeftAndResult<TGradient>(TGradient op) : ITernaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => op.Apply<A, V>(a, b, b, c);

    public double Reference(double a, double b, double c) => Apply<DoubleAlgebra, double>(a, b, c);
}

/// <summary>Gradient, right argument and result.</summary>
internal readonly struct OnRightAndResult<TGradient>(TGradient op) : ITernaryOp
    where TGradient : unmanaged, IBinaryGradient
{
    public static string Name => TGradient.Name;

    public static int Cost => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => op.Apply<A, V>(a, b, b, c);

    public double Reference(double a, double b, double c) => Apply<DoubleAlgebra, double>(a, b, c);
}
