namespace Kasane;

/// <summary>
/// x / (k + alpha / size * the sum of the squares of neighbouring channels)^beta (Krizhevsky et al. 2012), as the older Torch computed it,
/// with windows of its own; <see cref="LocalResponseNorm"/> is the newer one. Input and output: (N, C, H, W).
/// </summary>
/// <param name="size">The divisor of the sum; about so many channels count.</param>
/// <param name="alpha">The factor of the mean; default 1e-4.</param>
/// <param name="beta">The exponent; default 0.75.</param>
/// <param name="k">Added to the mean; default 1.</param>
public sealed class CrossMapLRN2d(long size, double alpha = 1e-4, double beta = 0.75, double k = 1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{size}, alpha={PythonText.Of(alpha)}, beta={PythonText.Of(beta)}, k={PythonText.Plain(k)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        if (input.Rank != 4)
            throw new ArgumentException($"CrossMapLRN2d expects an input (N, C, H, W), but got {input.Shape}.", nameof(input));
        return Primitive.Call(new CrossMapNormOp(size, alpha, beta, k), input);
    }
}
