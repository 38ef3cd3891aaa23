namespace Kasane.Internal;

/// <summary>A reduction as a monoid: a neutral element and an associative combination, perhaps of what elements are mapped to.</summary>
internal interface IReduceOp
{
    static abstract string Name { get; }

    /// <summary>The neutral element.</summary>
    static abstract V Identity<A, V>()
        where A : IAlgebra<A, V>;

    /// <summary>Two partial results as one.</summary>
    static abstract V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V>;

    /// <summary>Whether <see cref="Map"/> changes elements.</summary>
    static virtual bool HasMap => false;

    /// <summary>What of an element is combined; the neutral element must stay what it is.</summary>
    static virtual V Map<A, V>(V x)
        where A : IAlgebra<A, V> => x;

    /// <summary>One more element, mapped and combined.</summary>
    static abstract double Reference(double accumulator, double x);

    static abstract double ReferenceIdentity { get; }
}
