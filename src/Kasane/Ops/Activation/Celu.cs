namespace Kasane;

public static partial class Functional
{
    /// <summary>x where it is positive, alpha (exp(x / alpha) - 1) elsewhere (Barron, 2017).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Celu(this Tensor x) => x.Celu(1);

    /// <summary>x where it is positive, alpha (exp(x / alpha) - 1) elsewhere (Barron, 2017).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="alpha">The value approached far below 0 is -alpha.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    public static Tensor Celu(this Tensor x, double alpha = 1, bool inPlace = false) => alpha != 0
        ? Elu(x, new EluOp(alpha, 1, 1 / alpha), inPlace)
        : throw new KasaneException("Celu expects an alpha other than 0.") { Operation = "Celu" };

    /// <summary><see cref="Celu(Tensor, double, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CeluInPlace(this Tensor x, double alpha = 1) => x.Celu(alpha, inPlace: true);
}
