namespace Kasane;

/// <summary>
/// In training mode: zeros each element with probability p and divides the others by 1 - p; otherwise passes the input on
/// (Srivastava et al. 2014). Any shape.
/// </summary>
/// <param name="p">The probability, 0 to 1; default 0.5.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
/// <exception cref="ArgumentOutOfRangeException">The probability lies outside of 0 to 1.</exception>
public sealed class Dropout(double p = 0.5, bool inPlace = false) : DropoutModule(p, inPlace)
{
    /// <summary>Whether nobody watches the call or its input: it may become a part of the layer before it.</summary>
    internal bool CanBeFused => !IsWatched && !GlobalModuleHooks.Any;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Dropout(input, P, IsTraining, InPlace);
}
