namespace Kasane.Internal;

/// <summary>(output side, weight, bias?) -> input side: the transposed convolution, and the gradient of the convolution's input.</summary>
/// <derivative>by the input: conv(g, weight); by the weight: the correlation of both; by the bias: the sum of g.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ConvTransposedOp(ConvGeometry Geometry) : IOpN
{
    public static string Name => "ConvTranspose";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => (inputs[0]!.NeedsGradient ? 2u : 0) | (inputs[1]!.NeedsGradient ? 1u : 0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (y, weight) = (ConvDTypes.Wide(inputs[0]!), ConvDTypes.Wide(inputs[1]!));
        var x = Tensor.Allocate(y.Device, Geometry.InputLayout(y.Layout.Size(0)), y.DType);
        if (!y.Backend.ConvolveInput(y.Block, weight.Block, x.Block, Geometry.Sizes) && x.ElementCount > 0) Geometry.Transposed(y, weight, x);
        if (inputs[2] is { } bias)
        {
            using var noGrad = Autograd.NoGrad();
            x.AddInPlace(ConvDTypes.Wide(bias).Reshape(ConvDTypes.ChannelShape(bias, x.Rank)));
        }
        return [ConvDTypes.Narrow(x, inputs[0]!.DType)];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var gradient = gradients[0]!;
        return
        [
            saved.Wants(0) ? Primitive.Call(new ConvOp(Geometry), [gradient, saved.Input(1), null])[0] : null,
            saved.Wants(1) ? Primitive.Call(new ConvWeightOp(Geometry), gradient, saved.Input(0)) : null,
            saved.Wants(2) ? ConvDTypes.PerChannel(gradient) : null,
        ];
    }
}
