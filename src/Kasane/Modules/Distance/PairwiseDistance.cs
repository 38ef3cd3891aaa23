namespace Kasane;

/// <summary>The p-norm of x1 - x2 + eps along the last dimension: (N, D) or (D) to (N) or a scalar.</summary>
/// <param name="p">The norm's degree; default 2.</param>
/// <param name="eps">Added to the differences, against a distance of 0; default 1e-6.</param>
/// <param name="keepDim">Whether the last dimension stays, with size 1; default false.</param>
public sealed class PairwiseDistance(double p = 2, double eps = 1e-6, bool keepDim = false) : Module<TensorPair, Tensor>
{
    /// <summary>The result for two tensors, with all hooks.</summary>
    public Tensor Call(Tensor x1, Tensor x2) => Call(new TensorPair(x1, x2));

    /// <inheritdoc/>
    protected override Tensor Forward(TensorPair input) => Functional.PairwiseDistance(input.First, input.Second, p, eps, keepDim);
}
