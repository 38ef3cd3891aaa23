namespace Kasane;

/// <content>Other names that PyTorch has for the same functions.</content>
public static partial class Functional
{
    /// <summary>Another name of <see cref="Abs(Tensor)"/>.</summary>
    public static Tensor Absolute(this Tensor x) => x.Abs();

    /// <summary>Another name of <see cref="AbsInPlace(Tensor)"/>.</summary>
    public static Tensor AbsoluteInPlace(this Tensor x) => x.AbsInPlace();

    /// <summary>Another name of <see cref="Neg(Tensor)"/>.</summary>
    public static Tensor Negative(this Tensor x) => x.Neg();

    /// <summary>Another name of <see cref="NegInPlace(Tensor)"/>.</summary>
    public static Tensor NegativeInPlace(this Tensor x) => x.NegInPlace();

    /// <summary>Another name of <see cref="Trunc(Tensor)"/>.</summary>
    public static Tensor Fix(this Tensor x) => x.Trunc();

    /// <summary>Another name of <see cref="TruncInPlace(Tensor)"/>.</summary>
    public static Tensor FixInPlace(this Tensor x) => x.TruncInPlace();

    /// <summary>Another name of <see cref="Sign(Tensor)"/>.</summary>
    public static Tensor Sgn(this Tensor x) => x.Sign();

    /// <summary>Another name of <see cref="SignInPlace(Tensor)"/>.</summary>
    public static Tensor SgnInPlace(this Tensor x) => x.SignInPlace();
}
