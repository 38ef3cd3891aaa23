namespace Kasane;

/// <summary>A leaky rectifier with random slopes in training, their mean in evaluation (Xu et al. 2015). Input and output have the same shape.</summary>
/// <param name="lower">The smallest slope; default 1/8.</param>
/// <param name="upper">The largest slope; default 1/3.</param>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3, bool inPlace = false) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => $"lower={PythonText.Of(lower)}, upper={PythonText.Of(upper)}{PythonText.InPlace(inPlace, ", ")}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Rrelu(lower, upper, IsTraining, inPlace);
}
