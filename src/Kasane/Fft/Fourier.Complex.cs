namespace Kasane;

/// <summary>
/// Discrete Fourier transforms (PyTorch's <c>torch.fft</c>), of every size. Complex numbers are Complex64; transforms of Float64 are
/// computed in double and rounded once, at the end.
/// </summary>
public static partial class Fourier
{
    /// <summary>The discrete Fourier transform along a dimension: y[k] = sum over j of x[j] exp(-2 pi i j k / n).</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="n">The number of points: the input is cut or filled up with zeros at the end; default: its size.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    public static Tensor Fft(Tensor input, long? n = null, int dim = -1, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, n, dim, norm, false, "Fft");

    /// <summary>The inverse discrete Fourier transform along a dimension: y[k] = 1/n sum over j of x[j] exp(+2 pi i j k / n).</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="n">The number of points: the input is cut or filled up with zeros at the end; default: its size.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    public static Tensor Ifft(Tensor input, long? n = null, int dim = -1, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, n, dim, norm, true, "Ifft");

    /// <summary>The discrete Fourier transform along two dimensions.</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: the last two.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Fft2(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, s, dim.Length == 0 ? [-2, -1] : dim, norm, false, "Fft2");

    /// <summary>The inverse discrete Fourier transform along two dimensions.</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: the last two.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Ifft2(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, s, dim.Length == 0 ? [-2, -1] : dim, norm, true, "Ifft2");

    /// <summary>The discrete Fourier transform along several dimensions.</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: all, or as many of the last as there are sizes.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Fftn(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, s, dim, norm, false, "Fftn");

    /// <summary>The inverse discrete Fourier transform along several dimensions.</summary>
    /// <param name="input">Any shape; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: all, or as many of the last as there are sizes.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Ifftn(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.Complex(input, s, dim, norm, true, "Ifftn");
}
