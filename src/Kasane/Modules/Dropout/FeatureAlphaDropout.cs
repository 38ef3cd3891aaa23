namespace Kasane;

/// <summary>
/// <see cref="AlphaDropout"/> of whole channels: all elements of a channel of a sample share their fate. Input and output: (N, C, ...).
/// </summary>
/// <param name="p">The probability, 0 to 1; default 0.5.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
public sealed class FeatureAlphaDropout(double p = 0.5, bool inPlace = false) : DropoutModule(p, inPlace)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.FeatureAlphaDropout(input, P, IsTraining, InPlace);
}
