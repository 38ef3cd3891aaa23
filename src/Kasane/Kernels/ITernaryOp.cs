namespace Kasane.Internal;

/// <summary>A pointwise function of three arguments, as a kernel; derivatives are written by the op that uses it.</summary>
internal interface ITernaryOp
{
    static abstract string Name { get; }

    static virtual int Cost => 1;

    V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V>;

    double Reference(double a, double b, double c);
}
