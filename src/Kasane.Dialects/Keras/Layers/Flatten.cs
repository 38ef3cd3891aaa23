namespace Kasane.Dialects.Keras.Layers;

/// <summary>Flattens all dimensions but the batch: (N, ...) to (N, features); (N) becomes (N, 1).</summary>
public sealed class Flatten : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Rank == 1 ? input.Unsqueeze(1) : input.Flatten(1);
}
