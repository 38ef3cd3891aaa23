namespace Kasane;

public static partial class Functional
{
    /// <summary>x to the power of exponent, always in Float64.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="exponent">A shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <returns>A tensor of the broadcast shape, dtype Float64.</returns>
    public static Tensor FloatPower(this Tensor x, Tensor exponent) => x.To(DType.Float64).Pow(exponent.To(DType.Float64));

    /// <summary>x to the power of exponent, always in Float64.</summary>
    public static Tensor FloatPower(this Tensor x, Scalar exponent) => x.To(DType.Float64).Pow(exponent.ToDouble());

    /// <summary>x to the power of exponent, always in Float64.</summary>
    public static Tensor FloatPower(Scalar x, Tensor exponent) => Pow(x.ToDouble(), exponent.To(DType.Float64));

    /// <summary><see cref="FloatPower(Tensor, Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="DTypeException"><paramref name="x"/> is not Float64.</exception>
    public static Tensor FloatPowerInPlace(this Tensor x, Tensor exponent)
    {
        RequireFloat64(x);
        return x.PowInPlace(exponent.To(DType.Float64));
    }

    /// <summary><see cref="FloatPower(Tensor, Scalar)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="DTypeException"><paramref name="x"/> is not Float64.</exception>
    public static Tensor FloatPowerInPlace(this Tensor x, Scalar exponent)
    {
        RequireFloat64(x);
        return x.PowInPlace(exponent.ToDouble());
    }

    private static void RequireFloat64(Tensor x)
    {
        if (x.DType != DType.Float64)
            throw new DTypeException(
                $"FloatPower in place expects a tensor of Float64, but this one is {x.DType}. Convert it first: x.To(DType.Float64).")
            {
                Operation = "FloatPower",
            };
    }
}
