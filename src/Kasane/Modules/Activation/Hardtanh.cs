namespace Kasane;

/// <summary>x between two bounds. Input and output have the same shape.</summary>
/// <param name="minVal">The lower bound; default -1.</param>
/// <param name="maxVal">The upper bound; default 1.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class Hardtanh(double minVal = -1, double maxVal = 1, bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"min_val={PythonText.Of(minVal)}, max_val={PythonText.Of(maxVal)}{PythonText.InPlace(inPlace, ", ")}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Hardtanh(minVal, maxVal, inPlace);
}
