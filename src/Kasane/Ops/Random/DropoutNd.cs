namespace Kasane;

public static partial class Functional
{
    /// <summary>In training: zeros whole channels with probability <paramref name="p"/> and divides the others by 1 - p (Tompson et al. 2015).</summary>
    /// <param name="input">(N, C, L) or (C, L).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Fewer than 2 dimensions.</exception>
    public static Tensor Dropout1d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null) =>
        FeatureDropout.Call(input, p, training, inPlace, generator, 2, "Dropout1d");

    /// <summary>In training: zeros whole channels with probability <paramref name="p"/> and divides the others by 1 - p (Tompson et al. 2015).</summary>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Fewer than 2 dimensions.</exception>
    public static Tensor Dropout2d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null) =>
        FeatureDropout.Call(input, p, training, inPlace, generator, 0, "Dropout2d");

    /// <summary>In training: zeros whole channels with probability <paramref name="p"/> and divides the others by 1 - p (Tompson et al. 2015).</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default true.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Fewer than 2 dimensions.</exception>
    public static Tensor Dropout3d(Tensor input, double p = 0.5, bool training = true, bool inPlace = false, Generator? generator = null) =>
        FeatureDropout.Call(input, p, training, inPlace, generator, 4, "Dropout3d");

    /// <summary>
    /// Dropout that keeps mean and variance of what comes out of <see cref="Selu(Tensor)"/> (Klambauer et al. 2017): dropped elements become
    /// the negative saturation value, then all are scaled and shifted.
    /// </summary>
    /// <param name="input">Floating point, any shape.</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default false.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    public static Tensor AlphaDropout(Tensor input, double p = 0.5, bool training = false, bool inPlace = false, Generator? generator = null) =>
        FeatureDropout.Alpha(input, p, training, inPlace, generator, false, "AlphaDropout");

    /// <summary><see cref="AlphaDropout"/> of whole channels.</summary>
    /// <param name="input">(N, C, *).</param>
    /// <param name="p">The probability, 0 to 1; default 0.5.</param>
    /// <param name="training">Whether anything is dropped; default false.</param>
    /// <param name="inPlace">Whether the input is overwritten; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
    /// <exception cref="ShapeException">Fewer than 2 dimensions.</exception>
    public static Tensor FeatureAlphaDropout(Tensor input, double p = 0.5, bool training = false, bool inPlace = false, Generator? generator = null) =>
        FeatureDropout.Alpha(input, p, training, inPlace, generator, true, "FeatureAlphaDropout");
}
