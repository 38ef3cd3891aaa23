namespace Kasane;

public static partial class Functional
{
    /// <summary>x between 0 and 6.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Relu6(this Tensor x) => x.Hardtanh(0, 6);

    /// <summary>x between 0 and 6.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    public static Tensor Relu6(this Tensor x, bool inPlace) => x.Hardtanh(0, 6, inPlace);

    /// <summary><see cref="Relu6(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor Relu6InPlace(this Tensor x) => x.Hardtanh(0, 6, inPlace: true);
}
