namespace Kasane;

public static partial class Functional
{
    /// <summary>x * 2^other.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">The exponents: a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <returns>A tensor of the broadcast shape; floating point.</returns>
    public static Tensor Ldexp(this Tensor x, Tensor other) => x.Mul(Pow(2.0, other));

    /// <summary><see cref="Ldexp(Tensor, Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor LdexpInPlace(this Tensor x, Tensor other) => x.MulInPlace(Pow(2.0, other));
}
