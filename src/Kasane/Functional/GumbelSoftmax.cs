namespace Kasane;

public static partial class Functional
{
    /// <summary>Samples of a categorical distribution that gradients can flow through (Jang et al. 2017, Maddison et al. 2017).</summary>
    /// <param name="logits">Unnormalized log-probabilities, floating point.</param>
    /// <param name="tau">The temperature; the lower, the closer to one-hot. Default 1.</param>
    /// <param name="hard">Whether the result is one-hot, with the gradient of the soft sample.</param>
    /// <param name="dim">The dimension of the categories; default the last.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor GumbelSoftmax(Tensor logits, double tau = 1, bool hard = false, int dim = -1, Generator? generator = null)
    {
        var gumbels = logits.Detach().EmptyLike().ExponentialInPlace(1, generator).Log().Neg();
        var soft = logits.Add(gumbels).Div(tau).Softmax(dim);
        if (!hard) return soft;
        var chosen = soft.Detach().Argmax(dim, keepDim: true);
        var oneHot = soft.Detach().ZerosLike().Scatter(dim, chosen, 1);
        return oneHot.Sub(soft.Detach()).Add(soft);
    }
}
