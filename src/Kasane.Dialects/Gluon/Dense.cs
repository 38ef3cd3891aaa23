namespace Kasane.Dialects.Gluon;

/// <summary>activation(x W^T + b); the number of inputs is taken from the first input, of which all but the batch is flattened.</summary>
public sealed class Dense : DenseLayer
{
    /// <summary>A layer with an activation by name.</summary>
    /// <param name="units">Size of the output.</param>
    /// <param name="activation"><c>relu</c>, <c>sigmoid</c>, <c>tanh</c>, <c>softrelu</c>, <c>softsign</c> ...; null: none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="flatten">Whether all dimensions but the first are flattened.</param>
    /// <exception cref="ArgumentException">There is no such activation.</exception>
    public Dense(long units, string? activation = null, bool useBias = true, bool flatten = true)
        : base(new GluonStyle(), units, Activations.OfOptional(activation), useBias, flatten)
    {
    }

    /// <summary>A layer with any function as its activation.</summary>
    /// <param name="units">Size of the output.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="flatten">Whether all dimensions but the first are flattened.</param>
    public Dense(long units, Func<Tensor, Tensor> activation, bool useBias = true, bool flatten = true)
        : base(new GluonStyle(), units, activation, useBias, flatten)
    {
    }
}
