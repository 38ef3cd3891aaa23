namespace Kasane.Dialects.Gluon;

/// <summary>Weights are made at the first call, but only after <c>Initialize()</c>.</summary>
/// <param name="initializer">Fills new weights; null before <c>Initialize()</c>.</param>
internal sealed class GluonStyle(Initializer? initializer = null) : LayerStyle
{
    public override void RequireReady(Module layer)
    {
        if (initializer is null)
            throw new InvalidOperationException($"The parameters of {layer.GetType().Name} have not been initialized. Call net.Initialize() before the first call.");
    }

    public override Tensor Weight(Shape shape, long fanIn, long fanOut, DType dtype, Device device)
    {
        var weight = Tensor.Empty(shape, dtype, device);
        initializer!(weight);
        return weight;
    }
}
