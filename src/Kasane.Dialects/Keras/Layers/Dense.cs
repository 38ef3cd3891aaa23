namespace Kasane.Dialects.Keras.Layers;

/// <summary>activation(x W^T + b) over the last dimension; the number of inputs is taken from the first input.</summary>
public sealed class Dense : DenseLayer
{
    /// <summary>A layer with any function as its activation.</summary>
    /// <param name="units">Size of the last dimension of the output.</param>
    /// <param name="activation">Such as <c>F.Relu</c>; null: none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    public Dense(long units, Func<Tensor, Tensor>? activation = null, bool useBias = true)
        : base(KerasStyle.Instance, units, activation, useBias, flatten: false)
    {
    }

    /// <summary>A layer with an activation by name.</summary>
    /// <param name="units">Size of the last dimension of the output.</param>
    /// <param name="activation"><c>relu</c>, <c>sigmoid</c>, <c>tanh</c>, <c>softmax</c> ...</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <exception cref="ArgumentException">There is no such activation.</exception>
    public Dense(long units, string activation, bool useBias = true)
        : base(KerasStyle.Instance, units, Activations.Of(activation), useBias, flatten: false)
    {
    }
}
