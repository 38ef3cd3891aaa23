namespace Kasane.Internal;

/// <summary>
/// A pointwise function of one argument: one expression for every vector width and dtype, one derivative for kernels and tensors alike,
/// and an obvious scalar form as independent truth.
/// </summary>
internal interface IUnaryOp
{
    static abstract string Name { get; }

    /// <summary>How the result's dtype follows from the argument's.</summary>
    static abstract PointwiseRule Rule { get; }

    /// <summary>What the derivative needs.</summary>
    static abstract Needs Needs { get; }

    /// <summary>Roughly how many additions one element costs: decides from which size on threads pay.</summary>
    static virtual int Cost => 1;

    V Apply<A, V>(V x)
        where A : IAlgebra<A, V>;

    /// <summary>
    /// The gradient of the argument, given that of the result and the saved argument or result (see <see cref="Needs"/>). Not asked for
    /// where <see cref="Needs"/> says that there is none, that it is zero or that it is passed on.
    /// </summary>
    V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => gradient;

    double Reference(double x);
}
