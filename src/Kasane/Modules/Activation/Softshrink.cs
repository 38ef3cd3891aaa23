namespace Kasane;

/// <summary>x moved towards 0 by lambda, 0 in the band from -lambda to lambda. Input and output have the same shape.</summary>
/// <param name="lambda">Half the width of the band, 0 or more; default 0.5.</param>
public sealed class Softshrink(double lambda = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.Of(lambda);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Softshrink(lambda);
}
