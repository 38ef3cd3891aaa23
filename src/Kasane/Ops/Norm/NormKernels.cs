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
