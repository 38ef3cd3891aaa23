namespace Kasane;

/// <summary>x where it is positive, negativeSlope * x elsewhere (Maas et al. 2013).</summary>
/// <param name="negativeSlope">The slope for negative x; default 0.01.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class LeakyReLU(double negativeSlope = 0.01, bool inPlace = false) : Module<Tensor, Tensor>, IOverwriting
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"negative_slope={PythonText.Of(negativeSlope)}{PythonText.InPlace(inPlace, ", ")}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.LeakyRelu(input, negativeSlope, inPlace);

    Tensor IOverwriting.Overwrite(Tensor input) => Functional.LeakyRelu(input, negativeSlope, inPlace: true);
}
