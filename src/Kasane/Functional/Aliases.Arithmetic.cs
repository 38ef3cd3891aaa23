namespace Kasane;

/// <content>Other names that PyTorch has for the same functions.</content>
public static partial class Functional
{
    /// <summary>Another name of <see cref="Sub(Tensor, Tensor)"/>.</summary>
    public static Tensor Subtract(this Tensor a, Tensor b) => a.Sub(b);

    /// <summary>Another name of <see cref="SubInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor SubtractInPlace(this Tensor a, Tensor b) => a.SubInPlace(b);

    /// <summary>Another name of <see cref="Sub(Tensor, Scalar)"/>.</summary>
    public static Tensor Subtract(this Tensor a, Scalar b) => a.Sub(b);

    /// <summary>Another name of <see cref="SubInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor SubtractInPlace(this Tensor a, Scalar b) => a.SubInPlace(b);

    /// <summary>Another name of <see cref="Sub(Tensor, Tensor, Scalar)"/>.</summary>
    public static Tensor Subtract(this Tensor a, Tensor b, Scalar alpha) => a.Sub(b, alpha);

    /// <summary>Another name of <see cref="SubInPlace(Tensor, Tensor, Scalar)"/>.</summary>
    public static Tensor SubtractInPlace(this Tensor a, Tensor b, Scalar alpha) => a.SubInPlace(b, alpha);

    /// <summary>Another name of <see cref="Sub(Tensor, Scalar, Scalar)"/>.</summary>
    public static Tensor Subtract(this Tensor a, Scalar b, Scalar alpha) => a.Sub(b, alpha);

    /// <summary>Another name of <see cref="SubInPlace(Tensor, Scalar, Scalar)"/>.</summary>
    public static Tensor SubtractInPlace(this Tensor a, Scalar b, Scalar alpha) => a.SubInPlace(b, alpha);

    /// <summary>Another name of <see cref="Mul(Tensor, Tensor)"/>.</summary>
    public static Tensor Multiply(this Tensor a, Tensor b) => a.Mul(b);

    /// <summary>Another name of <see cref="MulInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor MultiplyInPlace(this Tensor a, Tensor b) => a.MulInPlace(b);

    /// <summary>Another name of <see cref="Mul(Tensor, Scalar)"/>.</summary>
    public static Tensor Multiply(this Tensor a, Scalar b) => a.Mul(b);

    /// <summary>Another name of <see cref="MulInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor MultiplyInPlace(this Tensor a, Scalar b) => a.MulInPlace(b);

    /// <summary>Another name of <see cref="Div(Tensor, Tensor)"/>.</summary>
    public static Tensor Divide(this Tensor a, Tensor b) => a.Div(b);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor DivideInPlace(this Tensor a, Tensor b) => a.DivInPlace(b);

    /// <summary>Another name of <see cref="Div(Tensor, Scalar)"/>.</summary>
    public static Tensor Divide(this Tensor a, Scalar b) => a.Div(b);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor DivideInPlace(this Tensor a, Scalar b) => a.DivInPlace(b);

    /// <summary>Another name of <see cref="Div(Tensor, Tensor, RoundingMode?)"/>.</summary>
    public static Tensor Divide(this Tensor a, Tensor b, RoundingMode? roundingMode) => a.Div(b, roundingMode);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Tensor, RoundingMode?)"/>.</summary>
    public static Tensor DivideInPlace(this Tensor a, Tensor b, RoundingMode? roundingMode) => a.DivInPlace(b, roundingMode);

    /// <summary>Another name of <see cref="Div(Tensor, Scalar, RoundingMode?)"/>.</summary>
    public static Tensor Divide(this Tensor a, Scalar b, RoundingMode? roundingMode) => a.Div(b, roundingMode);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Scalar, RoundingMode?)"/>.</summary>
    public static Tensor DivideInPlace(this Tensor a, Scalar b, RoundingMode? roundingMode) => a.DivInPlace(b, roundingMode);

    /// <summary>Another name of <see cref="Div(Tensor, Tensor)"/>.</summary>
    public static Tensor TrueDivide(this Tensor a, Tensor b) => a.Div(b);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Tensor)"/>.</summary>
    public static Tensor TrueDivideInPlace(this Tensor a, Tensor b) => a.DivInPlace(b);

    /// <summary>Another name of <see cref="Div(Tensor, Scalar)"/>.</summary>
    public static Tensor TrueDivide(this Tensor a, Scalar b) => a.Div(b);

    /// <summary>Another name of <see cref="DivInPlace(Tensor, Scalar)"/>.</summary>
    public static Tensor TrueDivideInPlace(this Tensor a, Scalar b) => a.DivInPlace(b);
}
