namespace Kasane;

public static partial class Fourier
{
    /// <summary>The discrete Fourier transform, along a dimension, of numbers whose second half is the conjugate of the first: the result is real.</summary>
    /// <param name="input">
    /// Complex numbers of which only the first half along the last dimension is there (the others are their conjugates); real ones are
    /// taken as complex.
    /// </param>
    /// <param name="n">The size of the result; default: 2 (m - 1), where m is the input's size.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Float32, or Float64 for Float64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    public static Tensor Hfft(Tensor input, long? n = null, int dim = -1, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToReal(input, n, dim, norm, false, "Hfft");

    /// <summary>The inverse of <see cref="Hfft"/>: from real numbers the first half of those whose transform they are.</summary>
    /// <param name="input">Any shape; real; integers become Float32.</param>
    /// <param name="n">The number of points: the input is cut or filled up with zeros at the end; default: its size.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64; size n / 2 + 1 in the last transformed dimension.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">The tensor is complex or of a 16-bit dtype.</exception>
    public static Tensor Ihfft(Tensor input, long? n = null, int dim = -1, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToHalf(input, n, dim, norm, true, "Ihfft");

    /// <summary><see cref="Hfft"/> along two dimensions.</summary>
    /// <param name="input">
    /// Complex numbers of which only the first half along the last dimension is there (the others are their conjugates); real ones are
    /// taken as complex.
    /// </param>
    /// <param name="s">The sizes of the result in the transformed dimensions; -1, or none: as they are, the last one 2 (m - 1).</param>
    /// <param name="dim">The dimensions; default: the last two.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Float32, or Float64 for Float64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Hfft2(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToReal(input, s, dim.Length == 0 ? [-2, -1] : dim, norm, false, "Hfft2");

    /// <summary>The inverse of <see cref="Hfft2"/>.</summary>
    /// <param name="input">Any shape; real; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: the last two.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64; size n / 2 + 1 in the last transformed dimension.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">The tensor is complex or of a 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Ihfft2(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToHalf(input, s, dim.Length == 0 ? [-2, -1] : dim, norm, true, "Ihfft2");

    /// <summary><see cref="Hfft"/> along several dimensions.</summary>
    /// <param name="input">
    /// Complex numbers of which only the first half along the last dimension is there (the others are their conjugates); real ones are
    /// taken as complex.
    /// </param>
    /// <param name="s">The sizes of the result in the transformed dimensions; -1, or none: as they are, the last one 2 (m - 1).</param>
    /// <param name="dim">The dimensions; default: all, or as many of the last as there are sizes.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Float32, or Float64 for Float64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">A 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Hfftn(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToReal(input, s, dim, norm, false, "Hfftn");

    /// <summary>The inverse of <see cref="Hfftn"/>.</summary>
    /// <param name="input">Any shape; real; integers become Float32.</param>
    /// <param name="s">The sizes of the transformed dimensions: the input is cut or filled up with zeros; -1, or none: as they are.</param>
    /// <param name="dim">The dimensions; default: all, or as many of the last as there are sizes.</param>
    /// <param name="norm">Which direction divides by the number of points.</param>
    /// <returns>Complex64; size n / 2 + 1 in the last transformed dimension.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">A transformed dimension has no points.</exception>
    /// <exception cref="DTypeException">The tensor is complex or of a 16-bit dtype.</exception>
    /// <exception cref="KasaneException">Not as many sizes as dimensions, or a dimension twice.</exception>
    public static Tensor Ihfftn(
        Tensor input, ReadOnlySpan<long> s = default, ReadOnlySpan<int> dim = default, FftNorm norm = FftNorm.Backward) =>
        FourierCalls.ToHalf(input, s, dim, norm, true, "Ihfftn");
}
