namespace Kasane;

public static partial class Functional
{
    /// <summary>The inverse of <see cref="Stft"/>: the signal from the transforms of its overlapping windows, by least squares.</summary>
    /// <param name="input">(frequencies, windows) or (batch, frequencies, windows); complex, or pairs of real numbers in a further dimension.</param>
    /// <param name="nFft">The number of points of each transform.</param>
    /// <param name="hopLength">The distance between two windows; default a quarter of <paramref name="nFft"/>.</param>
    /// <param name="winLength">The length of the window; default <paramref name="nFft"/>.</param>
    /// <param name="window">What each window was multiplied with, <paramref name="winLength"/> numbers; default ones.</param>
    /// <param name="center">Whether the signal was padded on both sides; default yes.</param>
    /// <param name="normalized">Whether the transforms were divided by the square root of <paramref name="nFft"/>.</param>
    /// <param name="onesided">Whether the second half of each transform was left out; default: as the number of frequencies says.</param>
    /// <param name="length">The length of the result: it is cut or filled up with zeros; default: what the windows cover.</param>
    /// <param name="returnComplex">Whether the signal is complex; default no.</param>
    /// <returns>(length) or (batch, length).</returns>
    /// <exception cref="KasaneException">Lengths that do not fit together, or places that no window covers.</exception>
    /// <exception cref="ShapeException">Other numbers of dimensions or frequencies.</exception>
    public static Tensor Istft(
        this Tensor input,
        long nFft,
        long? hopLength = null,
        long? winLength = null,
        Tensor? window = null,
        bool center = true,
        bool normalized = false,
        bool? onesided = null,
        long? length = null,
        bool returnComplex = false)
    {
        const string Name = "Istft";
        var x = input.DType.IsComplex || input.Rank == 0 || input.Size(-1) != 2 ? input : input.ViewAsComplex();
        if (!x.DType.IsComplex || x.Rank is not (2 or 3) || x.ElementCount == 0)
            throw new ShapeException(
                "Istft expects complex (frequencies, windows) or (batch, frequencies, windows), not empty, "
                + $"but got {input.DType} of shape {input.Shape}.")
            {
                Operation = Name,
                Shapes = [input.Shape],
            };
        var plan = new StftWindow(nFft, hopLength, winLength, window, Name);
        plan.RequireHopWithinWindow();
        if (x.Rank == 2) x = x.Unsqueeze(0);
        var (frequencies, frames) = (x.Size(1), x.Size(2));
        var half = onesided ?? frequencies != nFft;
        if (frequencies != (half ? (nFft / 2) + 1 : nFft))
            throw new ShapeException(
                $"Istft with {(half ? "half" : "whole")} transforms of {nFft} points expects {(half ? (nFft / 2) + 1 : nFft)} "
                + $"frequencies, but got {frequencies}.")
            {
                Operation = Name,
                Shapes = [input.Shape],
            };
        if (returnComplex ? half : window is { DType.IsComplex: true })
            throw new KasaneException("Istft with halved transforms, or to a real signal, expects a real window and returnComplex: false.") { Operation = Name };

        x = x.Transpose(1, 2);
        var norm = normalized ? FftNorm.Ortho : FftNorm.Backward;
        var pieces = returnComplex ? Fourier.Ifft(x, norm: norm) : Fourier.Irfft(half ? x : x.Narrow(2, 0, (nFft / 2) + 1), nFft, norm: norm);
        var weights = plan.Weights(pieces) ?? Tensor.Ones(Shape.Create([nFft]), pieces.DType.IsComplex ? DType.Float32 : pieces.DType, pieces.Device);
        var covered = nFft + (plan.Hop * (frames - 1));
        var y = plan.Overlapped(pieces.Mul(weights), covered);
        var energy = plan.Overlapped(weights.Square().Expand(1, frames, nFft), covered);

        var start = center ? nFft / 2 : 0;
        var end = length is { } wanted ? start + wanted : center ? covered - (nFft / 2) : covered;
        var stop = Math.Max(start, Math.Min(end, covered));
        (y, energy) = (y.Narrow(1, start, stop - start), energy.Narrow(1, start, stop - start));
        if (energy.ElementCount > 0 && energy.Backend.HasData && energy.Detach().Abs().Min().Item().ToDouble() < 1e-11)
            throw new KasaneException(
                "Istft: at some place no window sees the signal, so it cannot be recovered. "
                + "Use a window without zeros, a smaller hopLength, or center: true.")
            {
                Operation = Name,
            };
        y = y.Div(energy);
        if (end > stop) y = y.ConstantPadNd([0, end - stop]);
        return input.Rank - (input.DType.IsComplex ? 0 : 1) == 2 ? y.Squeeze(0) : y;
    }
}
