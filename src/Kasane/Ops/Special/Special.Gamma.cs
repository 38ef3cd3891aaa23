namespace Kasane;

/// <content>The gamma function and its relatives.</content>
public static partial class Special
{
    /// <summary>The logarithm of the absolute value of the gamma function.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor Gammaln(Tensor x) => x.Lgamma();

    /// <summary>The derivative of log(gamma(x)).</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor Digamma(Tensor x) => x.Digamma();

    /// <summary>The derivative of log(gamma(x)).</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor Psi(Tensor x) => x.Digamma();

    /// <summary>The inverse of the error function.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor Erfinv(Tensor x) => x.Erfinv();

    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor I0(Tensor x) => x.I0();

    /// <summary>The nth derivative of the digamma function.</summary>
    /// <param name="n">How often to differentiate; 0 or more.</param>
    /// <param name="x">Any shape; integers become Float32.</param>
    public static Tensor Polygamma(int n, Tensor x) => Functional.Polygamma(n, x);

    /// <summary>The logarithm of the multivariate gamma function.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <param name="p">The dimension; 1 or more.</param>
    public static Tensor Multigammaln(Tensor x, int p) => x.Mvlgamma(p);

    /// <summary>The lower regularised incomplete gamma function P(a, x).</summary>
    /// <param name="a">Any shape; floating point.</param>
    /// <param name="x">A shape that broadcasts.</param>
    public static Tensor Gammainc(Tensor a, Tensor x) => a.Igamma(x);

    /// <summary>The upper regularised incomplete gamma function Q(a, x).</summary>
    /// <param name="a">Any shape; floating point.</param>
    /// <param name="x">A shape that broadcasts.</param>
    public static Tensor Gammaincc(Tensor a, Tensor x) => a.Igammac(x);
}
