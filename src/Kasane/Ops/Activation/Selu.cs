namespace Kasane;

public static partial class Functional
{
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    /// <summary>scale * Elu(x, alpha), with the constants that keep mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Selu(this Tensor x) => x.Selu(inPlace: false);

    /// <summary>scale * Elu(x, alpha), with the constants that keep mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    public static Tensor Selu(this Tensor x, bool inPlace) => Elu(x, new EluOp(SeluAlpha * SeluScale, SeluScale, 1), inPlace);

    /// <summary><see cref="Selu(Tensor, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SeluInPlace(this Tensor x) => x.Selu(inPlace: true);
}
