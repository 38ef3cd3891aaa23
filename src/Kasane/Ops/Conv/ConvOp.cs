namespace Kasane.Internal;

/// <summary>(input side, weight, bias?) -> output side.</summary>
/// <derivative>by the input: the transposed conv(g, weight); by the weight: the correlation of both; by the bias: the sum of g.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ConvOp(ConvGeometry Geometry) : IOpN
{
    public static string Name => "Conv";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => (inputs[0]!.NeedsGradient ? 2u : 0) | (inputs[1]!.NeedsGradient ? 1u : 0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, weight) = (ConvDTypes.Wide(inputs[0]!), ConvDTypes.Wide(inputs[1]!));
        var bias = inputs[2] is { } given ? ConvDTypes.Wide(given) : null;
        var y = Tensor.Allocate(x.Device, Geometry.OutputLayout(x.Layout.Size(0)), x.DType);
        var packed = PackedWeights.Of(weight, new ConvWeightOrder(weight, x.Layout.Size(0), Geometry.Sizes));
        if (!x.Backend.Convolve(x.Block, weight.Block, bias?.Block, y.Block, Geometry.Sizes, packed?.Block))
        {
            ConvDTypes.Begin(y, bias);
            if (y.ElementCount > 0) Geometry.Forward(x, weight, y);
        }
        return [ConvDTypes.Narrow(y, inputs[0]!.DType)];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var gradient = gradients[0]!;
        return
        [
            saved.Wants(0) ? Primitive.Call(new ConvTransposedOp(Geometry), [gradient, saved.Input(1), null])[0] : null,
            saved.Wants(1) ? Primitive.Call(new ConvWeightOp(Geometry), saved.Input(0), gradient) : null,
            saved.Wants(2) ? ConvDTypes.PerChannel(gradient) : null,
        ];
    }
}
