namespace Kasane;

/// <summary>The cosine of the angle between vectors along a dimension. Inputs of shapes that broadcast; that dimension is gone after.</summary>
/// <param name="dim">The dimension of the vectors; default 1.</param>
/// <param name="eps">Norms count as at least this; default 1e-8.</param>
public sealed class CosineSimilarity(int dim = 1, double eps = 1e-8) : Module<TensorPair, Tensor>
{
    /// <summary>The result for two tensors, with all hooks.</summary>
    public Tensor Call(Tensor x1, Tensor x2) => Call(new TensorPair(x1, x2));

    /// <inheritdoc/>
    protected override Tensor Forward(TensorPair input) => Functional.CosineSimilarity(input.First, input.Second, dim, eps);
}
