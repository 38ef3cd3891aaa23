namespace Kasane;

/// <summary>x where it is above a threshold, another value elsewhere. Input and output have the same shape.</summary>
/// <param name="threshold">What x must exceed.</param>
/// <param name="value">What replaces the rest.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Threshold(Scalar threshold, Scalar value, bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"threshold={PythonText.Of(threshold)}, value={PythonText.Of(value)}{PythonText.InPlace(inPlace, ", ")}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Threshold(threshold, value, inPlace);
}
