namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// In training: sets each element to the value that SELU approaches far below 0 with probability <paramref name="p"/>, then restores
    /// mean 0 and variance 1 (Klambauer et al. 2017).
    /// </summary>
    /// <param name="input">Floating point, any shape.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default false.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    public static Tensor AlphaDropout(Tensor input, double p = 0.5, bool training = false, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "AlphaDropout");
        return DropoutMask.Keeps(input, p, training) ? input : DropoutMask.ScaleAndShift(input, input.Layout.AsContiguous(), p, inPlace, generator);
    }

    /// <summary><see cref="AlphaDropout"/> of whole channels: all elements of a channel of a sample share their fate.</summary>
    /// <param name="input">(N, C, ...), floating point.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default false.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Less than 2 dimensions.</exception>
    public static Tensor FeatureAlphaDropout(Tensor input, double p = 0.5, bool training = false, bool inPlace = false, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        DropoutMask.Check(p, "FeatureAlphaDropout");
        return DropoutMask.Keeps(input, p, training) ? input
            : DropoutMask.ScaleAndShift(input, DropoutMask.Channels(input, true, "FeatureAlphaDropout"), p, inPlace, generator);
    }
}
