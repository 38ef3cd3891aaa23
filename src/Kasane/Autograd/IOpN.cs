namespace Kasane.Internal;

/// <summary>An operation on any number of tensors (some may be missing) that returns one or several.</summary>
internal interface IOpN : IOp
{
    /// <summary>
    /// Whether there are two results, of which the second serves the derivative only: it is saved, but is no output of the node and has no
    /// gradient.
    /// </summary>
    static virtual bool HasByproduct => false;

    TensorRow Forward(ReadOnlySpan<Tensor?> inputs);

    /// <summary>Which inputs and results the derivative needs: <see cref="SavedN.OfInput"/> and <see cref="SavedN.OfResult"/>, or-ed.</summary>
    ulong Saves(ReadOnlySpan<Tensor?> inputs);

    /// <summary>
    /// The gradients of the inputs, given those of the results (null where a result was not used); null means zero. Inputs of which
    /// nobody asks for the gradient (see <see cref="SavedN.Wants"/>) may be left null.
    /// </summary>
    TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved);
}
