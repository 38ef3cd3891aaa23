namespace Kasane.Models;

/// <summary>1x1, 3x3 and 1x1 convolutions and a way around them (He et al. 2015); the block of ResNet-50 and deeper. The output has 4 times the planes.</summary>
public sealed class Bottleneck : Module<Tensor, Tensor>
{
    /// <summary>How many times more channels the output has than planes.</summary>
    public const int Expansion = 4;

    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly ReLU relu = new(inPlace: true);
    private readonly Module<Tensor, Tensor>? downsample;

    /// <summary>A block from <paramref name="inPlanes"/> to 4 * <paramref name="planes"/> channels.</summary>
    /// <param name="inPlanes">Channels of the input.</param>
    /// <param name="planes">Channels in the middle.</param>
    /// <param name="stride">Of the 3x3 convolution.</param>
    /// <param name="downsample">Brings the input to the output's shape; null where they agree.</param>
    public Bottleneck(long inPlanes, long planes, long stride = 1, Module<Tensor, Tensor>? downsample = null)
    {
        conv1 = new(inPlanes, planes, 1, bias: false);
        bn1 = new(planes);
        conv2 = new(planes, planes, 3, stride, padding: 1, bias: false);
        bn2 = new(planes);
        conv3 = new(planes, planes * Expansion, 1, bias: false);
        bn3 = new(planes * Expansion);
        this.downsample = downsample;
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        var y = relu.Call(bn1.Call(conv1.Call(x)));
        y = relu.Call(bn2.Call(conv2.Call(y)));
        y = bn3.Call(conv3.Call(y));
        return relu.Call(y + (downsample is null ? x : downsample.Call(x)));
    }
}
