namespace Kasane;

public static partial class Functional
{
    /// <summary>The short-time Fourier transform: the transforms of overlapping windows of a signal.</summary>
    /// <param name="input">(length) or (batch, length); floating point or complex.</param>
    /// <param name="nFft">The number of points of each transform.</param>
    /// <param name="hopLength">The distance between two windows; default a quarter of <paramref name="nFft"/>.</param>
    /// <param name="winLength">The length of the window; default <paramref name="nFft"/>. A shorter one is centred between zeros.</param>
    /// <param name="window">What each window is multiplied with, <paramref name="winLength"/> numbers; default ones.</param>
    /// <param name="center">Whether the signal is padded on both sides, so that window t is centred at t hopLength; default yes.</param>
    /// <param name="padMode">How it is padded; default by reflection.</param>
    /// <param name="normalized">Whether the transforms are divided by the square root of <paramref name="nFft"/>.</param>
    /// <param name="onesided">Whether the second half of each transform is left out; default for real signals and windows.</param>
    /// <param name="returnComplex">Whether the result is complex rather than pairs of real numbers; default for complex signals or windows.</param>
    /// <returns>(batch, frequencies, windows), or with a further dimension of size 2.</returns>
    /// <exception cref="KasaneException">Lengths that do not fit together, or half of a complex transform.</exception>
    /// <exception cref="ShapeException">Other numbers of dimensions.</exception>
    /// <exception cref="DTypeException">Integers.</exception>
    public static Tensor Stft(
        this Tensor input,
        long nFft,
        long? hopLength = null,
        long? winLength = null,
        Tensor? window = null,
        bool center = true,
        PadMode padMode = PadMode.Reflect,
        bool normalized = false,
        bool? onesided = null,
        bool? returnComplex = null)
    {
        input = AutocastMode.Full(input);
        const string Name = "Stft";
        if (!input.DType.IsDifferentiable)
            throw new DTypeException($"Stft expects floating-point or complex numbers, but the tensor is {input.DType}. Convert it with To.") { Operation = Name };
        if (input.Rank is not (1 or 2))
            throw new ShapeException($"Stft expects (length) or (batch, length), but got {input.Shape}.") { Operation = Name, Shapes = [input.Shape] };
        var plan = new StftWindow(nFft, hopLength, winLength, window, Name);
        var x = input.Rank == 1 ? input.Unsqueeze(0) : input;
        if (center) x = Pad(x.Unsqueeze(0), [nFft / 2, nFft / 2], padMode).Squeeze(0);
        if (nFft > x.Size(1))
            throw new KasaneException($"Stft expects a signal of at least nFft = {nFft} points, but it has {x.Size(1)}.") { Operation = Name };
        var frames = x.Unfold(1, nFft, plan.Hop);
        if (plan.Weights(input) is { } weights) frames = frames.Mul(weights);
        var complex = frames.DType.IsComplex;
        var half = onesided ?? !complex;
        if (complex && half)
            throw new KasaneException("Stft of a complex signal or with a complex window has no half to leave out. Pass onesided: false.") { Operation = Name };
        var norm = normalized ? FftNorm.Ortho : FftNorm.Backward;
        var y = (half ? Fourier.Rfft(frames, norm: norm) : Fourier.Fft(frames, norm: norm)).Transpose(1, 2);
        if (input.Rank == 1) y = y.Squeeze(0);
        if (returnComplex ?? complex) return y;
        var pairs = y.ViewAsReal();
        return frames.DType == DType.Float64 ? pairs.To(DType.Float64) : pairs;
    }
}
