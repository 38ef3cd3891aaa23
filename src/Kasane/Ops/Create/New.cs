namespace Kasane;

public static partial class Functional
{
    /// <summary>Zeros of another shape, in the dtype and on the device of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor NewZeros(this Tensor x, Shape size, DType? dtype = null) => Tensor.Zeros(size, dtype ?? x.DType, x.Device);

    /// <summary>Ones of another shape, in the dtype and on the device of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor NewOnes(this Tensor x, Shape size, DType? dtype = null) => Tensor.Ones(size, dtype ?? x.DType, x.Device);

    /// <summary>One number everywhere in another shape, in the dtype and on the device of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="fillValue">The number.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor NewFull(this Tensor x, Shape size, Scalar fillValue, DType? dtype = null) =>
        Tensor.Full(size, fillValue, dtype ?? x.DType, x.Device);

    /// <summary>Memory with undefined content in another shape, in the dtype and on the device of <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor NewEmpty(this Tensor x, Shape size, DType? dtype = null) => Tensor.Empty(size, dtype ?? x.DType, x.Device);

    /// <summary>
    /// Memory with undefined content, sizes and strides of choice, in the dtype and on the device of <paramref name="x"/>.
    /// </summary>
    /// <param name="x">The model.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="stride">One stride of 0 or more per dimension, in elements.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">Sizes and strides differ in number.</exception>
    public static Tensor NewEmptyStrided(this Tensor x, ReadOnlySpan<long> size, ReadOnlySpan<long> stride, DType? dtype = null)
    {
        if (size.Length != stride.Length)
            throw new ArgumentException(
                $"NewEmptyStrided expects one stride per dimension, but got {size.Length} sizes and {stride.Length} strides.",
                nameof(stride));
        var layout = Layout.Strided(size, stride);
        var memory = Tensor.Allocate(x.Device, Layout.Contiguous([layout.Reach().Highest + 1]), dtype ?? x.DType);
        return memory.Reinterpret(layout);
    }
}
