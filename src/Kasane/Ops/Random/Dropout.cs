namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// In training: zeros each element with probability <paramref name="p"/> and divides the others by 1 - p; otherwise returns the input
    /// (Srivastava et al. 2014).
    /// </summary>
    /// <param name="input">Floating point, any shape.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    public static Tensor Dropout(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "Dropout");
        return DropoutMask.Keeps(input, p, training) ? input : DropoutMask.Scale(input, input.Layout.AsContiguous(), p, inPlace, generator);
    }

    /// <summary>In training: zeros each channel of each sample with probability <paramref name="p"/> and divides the others by 1 - p.</summary>
    /// <param name="input">(N, C, L) or (C, L).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Neither 2 nor 3 dimensions.</exception>
    public static Tensor Dropout1d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "Dropout1d");
        if (input.Rank is not (2 or 3))
            throw new ShapeException($"Dropout1d expects (N, C, L) or (C, L), but got {input.Shape}. Use Dropout for other shapes.")
            {
                Operation = "Dropout1d",
                Shapes = [input.Shape],
            };
        return DropoutMask.Keeps(input, p, training)
            ? input
            : DropoutMask.Scale(input, DropoutMask.Channels(input, input.Rank == 3, "Dropout1d"), p, inPlace, generator);
    }

    /// <summary>In training: zeros each channel of each sample with probability <paramref name="p"/> and divides the others by 1 - p.</summary>
    /// <param name="input">(N, C, H, W), or (N, C, ...) with another number of dimensions.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Less than 2 dimensions.</exception>
    public static Tensor Dropout2d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "Dropout2d");
        return DropoutMask.Keeps(input, p, training) ? input : DropoutMask.Scale(input, DropoutMask.Channels(input, true, "Dropout2d"), p, inPlace, generator);
    }

    /// <summary>In training: zeros each channel of each sample with probability <paramref name="p"/> and divides the others by 1 - p.</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">A scalar.</exception>
    public static Tensor Dropout3d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "Dropout3d");
        return DropoutMask.Keeps(input, p, training)
            ? input
            : DropoutMask.Scale(input, DropoutMask.Channels(input, input.Rank == 5, "Dropout3d"), p, inPlace, generator);
    }
}
