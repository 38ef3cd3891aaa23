namespace Kasane;

/// <summary>max(x, 0), element by element.</summary>
/// <param name="inPlace">Whether the input is overwritten; default false.</param>
public sealed class ReLU(bool inPlace = false) : Module<Tensor, Tensor>, IOverwriting
{
    /// <summary>Whether nobody watches the call or its input: it may become a part of the layer before it.</summary>
    internal bool CanBeFused => !inPlace && !IsWatched && !GlobalModuleHooks.Any;

    /// <inheritdoc/>
    protected override string ExtraInfo => PythonText.InPlace(inPlace);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => inPlace ? input.ReluInPlace() : input.Relu();

    Tensor IOverwriting.Overwrite(Tensor input) => input.ReluInPlace();
}
