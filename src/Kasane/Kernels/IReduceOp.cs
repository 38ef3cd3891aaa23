namespace Kasane.Internal;

/// <summary>A reduction as a monoid: a neutral element and an associative combination.</summary>
internal interface IReduceOp
{
    static abstract string Name { get; }

    /// <summary>The neutral element.</summary>
    static abstract V Identity<A, V>()
        where A : IAlgebra<A, V>;

    static abstract V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V>;

    static abstract double Reference(double accumulator, double x);

    static abstract double ReferenceIdentity { get; }
}
