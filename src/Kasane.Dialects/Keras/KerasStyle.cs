namespace Kasane.Dialects.Keras;

/// <summary>Weights are made at the first call: uniform in +-sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio 2010).</summary>
internal sealed class KerasStyle : LayerStyle
{
    public static KerasStyle Instance { get; } = new();

    public override void RequireReady(Module layer)
    {
    }

    public override Tensor Weight(Shape shape, long fanIn, long fanOut, DType dtype, Device device)
    {
        var limit = Math.Sqrt(6.0 / Math.Max(1, fanIn + fanOut));
        return Init.Uniform(Tensor.Empty(shape, dtype, device), -limit, limit);
    }
}
