namespace Kasane;

/// <content>Functions that <see cref="Functional"/> has too.</content>
public static partial class Special
{
    /// <summary>The error function.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Erf(Tensor x) => x.Erf();

    /// <summary>The complementary error function, 1 - erf(x).</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Erfc(Tensor x) => x.Erfc();

    /// <summary>2 to the power of x.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Exp2(Tensor x) => x.Exp2();

    /// <summary>The logistic sigmoid 1 / (1 + exp(-x)).</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Expit(Tensor x) => x.Sigmoid();

    /// <summary>exp(x) - 1, exact near 0.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Expm1(Tensor x) => x.Expm1();

    /// <summary>log(1 + x), exact near 0.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Log1p(Tensor x) => x.Log1p();

    /// <summary>x to the nearest whole number, ties to even.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Round(Tensor x) => x.Round();

    /// <summary>sin(pi x) / (pi x), 1 at 0.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor Sinc(Tensor x) => x.Sinc();

    /// <summary>x to a number of decimals, ties to even.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="decimals">How many digits after the point.</param>
    public static Tensor Round(Tensor x, int decimals) => x.Round(decimals);

    /// <summary>log(x / (1 - x)), the inverse of <see cref="Expit"/>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="eps">Clamps x to [eps, 1 - eps] first; null leaves it.</param>
    public static Tensor Logit(Tensor x, double? eps = null) => x.Logit(eps);

    /// <summary>x log(y), 0 where x is 0 (unless y is NaN).</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts.</param>
    public static Tensor Xlogy(Tensor x, Tensor y) => x.Xlogy(y);

    /// <summary>x log(y), 0 where x is 0 (unless y is NaN).</summary>
    public static Tensor Xlogy(Tensor x, Scalar y) => x.Xlogy(y);

    /// <summary>x log(y), 0 where x is 0 (unless y is NaN).</summary>
    public static Tensor Xlogy(Scalar x, Tensor y) => Functional.Xlogy(x, y);
}
