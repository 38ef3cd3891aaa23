namespace Kasane.Models;

/// <summary>Two 3x3 convolutions and a way around them (He et al. 2015); the block of ResNet-18 and -34.</summary>
public sealed class BasicBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu = new(inPlace: true);
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Module<Tensor, Tensor>? downsample;

    /// <summary>A block from <paramref name="inPlanes"/> to <paramref name="planes"/> channels.</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="planes">Channels of the output.</param>
    /// <param name="stride">Of the first convolution.</param>
    /// <param name="downsample">Brings the input to the output's shape; null where they agree.</param>
    public BasicBlock(long inPlanes, long planes, long stride = 1, Module<Tensor, Tensor>? downsample = null)
    {
        conv1 = new(inPlanes, planes, 3, stride, padding: 1, bias: false);
        bn1 = new(planes);
        conv2 = new(planes, planes, 3, padding: 1, bias: false);
        bn2 = new(planes);
        this.downsample = downsample;
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        var y = relu.Call(bn1.Call(conv1.Call(x)));
        y = bn2.Call(conv2.Call(y));
        return relu.Call(y + (downsample is null ? x : downsample.Call(x)));
    }
}
