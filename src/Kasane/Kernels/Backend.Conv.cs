namespace Kasane.Internal;

/// <content>
/// Contracts of convolutions, all blocks contiguous and of one dtype. A device may have no kernel for some or all of them: then it answers
/// false, has written nothing, and the convolution is composed of <see cref="Im2Col"/>, <see cref="Col2Im"/> and <see cref="MatMul"/>.
/// </content>
internal abstract partial class Backend
{
    /// <summary>y (output side) = the convolution of x (input side) with the weight (+ bias, one number per channel).</summary>
    public virtual bool Convolve(in Block x, in Block weight, Block? bias, in Block y, in ConvSizes sizes) => false;

    /// <summary>x (input side) = the gradient of the input, given that of the output side.</summary>
    public virtual bool ConvolveInput(in Block y, in Block weight, in Block x, in ConvSizes sizes) => false;

    /// <summary>weight = the gradient of the weight, given the input side and the gradient of the output side.</summary>
    public virtual bool ConvolveWeight(in Block x, in Block y, in Block weight, in ConvSizes sizes) => false;
}
