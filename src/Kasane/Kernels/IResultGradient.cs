namespace Kasane.Internal;

/// <summary>
/// A function whose derivative can also be written with its result. Its in-place form saves the result, so that the argument it
/// overwrites need not be copied.
/// </summary>
internal interface IResultGradient : IUnaryOp
{
    /// <summary>The gradient of the argument, given that of the result and the result.</summary>
    V GradientFromResult<A, V>(V gradient, V result)
        where A : IAlgebra<A, V>;
}
