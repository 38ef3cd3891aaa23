namespace Kasane;

/// <summary>
/// In training mode: zeros each element with probability p and divides the others by 1 - p; otherwise passes the input on
/// (Srivastava et al. 2014).
/// </summary>
/// <param name="p">The probability, 0 to 1; default 0.5.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Dropout(double p = 0.5, bool inPlace = false) : Module<Tensor, Tensor>
{
    private readonly double p = p is >= 0 and <= 1
        ? p
        : throw new ArgumentOutOfRangeException(nameof(p), p, "Dropout expects a probability from 0 to 1.");

    /// <inheritdoc/>
    protected override string ExtraInfo => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p={p}, inplace={inPlace}");

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Dropout(input, p, IsTraining, inPlace);
}
