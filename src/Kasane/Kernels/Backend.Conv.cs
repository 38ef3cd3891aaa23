namespace Kasane.Internal;

/// <content>
/// Contracts of convolutions, all blocks contiguous and of one dtype. A device may have no kernel for some or all of them: then it answers
/// false, has written nothing, and the convolution is composed of <see cref="Im2Col"/>, <see cref="Col2Im"/> and <see cref="MatMul"/>.
/// </content>
internal abstract partial class Backend
{
    /// <summary>y (output side) = the convolution of x (input side) with the weight (+ bias, one number per channel).</summary>
    /// <param name="x">The input side.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="bias">The bias.</param>
    /// <param name="y">The output side.</param>
    /// <param name="sizes">How the kernel moves.</param>
    /// <param name="packed">The weight as <see cref="PackConvolution"/> left it for as many samples, if it did; the result is the same bits.</param>
    public virtual bool Convolve(in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes, Block? packed = null) => false;

    /// <summary>A better order of the weight for several convolutions.</summary>
    public virtual PackedForm PackedConvolution(in Block weight, long samples, in ConvSizes sizes) => default;

    /// <summary>Writes the weight in that order.</summary>
    public virtual void PackConvolution(in Block weight, long samples, in ConvSizes sizes, in Block packed) => throw new NotSupportedException();

    /// <summary>x (input side) = the gradient of the input, given that of the output side.</summary>
    public virtual bool ConvolveInput(in Block y, in Block weight, in Block x, in ConvSizes sizes) => false;

    /// <summary>weight = the gradient of the weight, given the input side and the gradient of the output side.</summary>
    public virtual bool ConvolveWeight(in Block x, in Block y, in Block weight, in ConvSizes sizes) => false;
}
