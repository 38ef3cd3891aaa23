namespace Kasane;

/// <summary>0 in the band from -lambda to lambda, x outside. Input and output have the same shape.</summary>
/// <param name="lambda">Half the width of the band; default 0.5.</param>
public sealed class Hardshrink(double lambda = 0.5) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.Of(lambda);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Hardshrink(lambda);
}
