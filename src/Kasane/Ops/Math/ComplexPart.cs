namespace Kasane;

public static partial class Functional
{
    /// <summary>The real part; a real tensor itself.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>A view of the same shape; Float32 for complex numbers.</returns>
    public static Tensor Real(this Tensor x) => x.DType.IsComplex ? x.ViewAsReal().Select(-1, 0) : x;

    /// <summary>The imaginary part.</summary>
    /// <param name="x">Any shape; complex.</param>
    /// <returns>A view of the same shape; Float32.</returns>
    /// <exception cref="DTypeException">The dtype is real.</exception>
    public static Tensor Imag(this Tensor x) => x.DType.IsComplex
        ? x.ViewAsReal().Select(-1, 1)
        : throw new DTypeException($"Imag expects a complex tensor, but this one is {x.DType}.") { Operation = "Imag" };
}
