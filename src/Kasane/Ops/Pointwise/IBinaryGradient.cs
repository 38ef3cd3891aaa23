using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>One of the two derivatives of a two-argument op.</summary>
internal interface IBinaryGradient
{
    static abstract string Name { get; }

    V Apply<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V>;
}

/// <summary>The derivative by the left argument.</summary>
internal readonly struct LeftGradient<TOp>(TOp op) : IBinaryGradient
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Conj(op.GradientLeft<A, V>(A.Conj(gradient), a, b, result));
}

/// <summary>The derivative by the right argument.</summary>
internal readonly struct RightGradient<TOp>(TOp op) : IBinaryGradient
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Conj(op.GradientRight<A, V>(A.Conj(gradient), a, b, result));
}
