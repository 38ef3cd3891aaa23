namespace Kasane.Internal;

/// <summary>The weight of a convolution of so many samples.</summary>
internal readonly struct ConvWeightOrder(Tensor weight, long samples, ConvSizes sizes) : IWeightOrder
{
    public PackedForm Form => weight.Backend.PackedConvolution(weight.Block, samples, sizes);

    public void Pack(in Block target) => weight.Backend.PackConvolution(weight.Block, samples, sizes, target);
}
