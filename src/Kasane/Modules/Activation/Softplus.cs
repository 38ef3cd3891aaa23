namespace Kasane;

/// <summary>log(1 + exp(beta x)) / beta; x itself where beta x is above the threshold. Input and output have the same shape.</summary>
/// <param name="beta">The sharpness of the bend; default 1.</param>
/// <param name="threshold">Where the function goes over to x; default 20.</param>
public sealed class Softplus(double beta = 1, double threshold = 20) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"beta={PythonText.Plain(beta)}, threshold={PythonText.Plain(threshold)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Softplus(beta, threshold);
}
