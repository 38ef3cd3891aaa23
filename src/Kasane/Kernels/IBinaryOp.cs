namespace Kasane.Internal;

/// <summary>A pointwise function of two arguments; see <see cref="IUnaryOp"/>.</summary>
internal interface IBinaryOp
{
    static abstract string Name { get; }

    static abstract PointwiseRule Rule { get; }

    /// <summary>What the derivative by the left argument needs.</summary>
    static abstract Needs NeedsForLeft { get; }

    /// <summary>What the derivative by the right argument needs.</summary>
    static abstract Needs NeedsForRight { get; }

    static virtual int Cost => 1;

    V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V>;

    /// <summary>
    /// The gradient of the left argument. Only the values named by <see cref="NeedsForLeft"/> are given; others are arbitrary. Not asked
    /// for where that says that there is none, that it is zero or that it is passed on.
    /// </summary>
    V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    /// <summary>The gradient of the right argument.</summary>
    V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => gradient;

    double Reference(double a, double b);
}
