namespace Kasane;

/// <summary>
/// In training mode: zeros each channel of each sample with probability p and divides the others by 1 - p; otherwise passes the input on
/// (Tompson et al. 2015). Input and output: (N, C, D, H, W) or (C, D, H, W).
/// </summary>
/// <param name="p">The probability, 0 to 1; default 0.5.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
public sealed class Dropout3d(double p = 0.5, bool inPlace = false) : DropoutModule(p, inPlace)
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Dropout3d(input, P, IsTraining, InPlace);
}
