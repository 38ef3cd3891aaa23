namespace Kasane;

/// <summary>
/// In training mode: sets each element to the value that SELU approaches far below 0 with probability p, then restores mean 0 and
/// variance 1; otherwise passes the input on (Klambauer et al. 2017). Any shape.
/// </summary>
/// <param name="p">The probability, 0 to 1; default 0.5.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
public sealed class AlphaDropout(double p = 0.5, bool inPlace = false) : DropoutModule(p, inPlace)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.AlphaDropout(input, P, IsTraining, InPlace);
}
