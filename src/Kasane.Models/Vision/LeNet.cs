namespace Kasane.Models;

/// <summary>The network for handwritten digits (LeCun et al. 1998), for images (N, C, 28, 28).</summary>
public sealed class LeNet : Module<Tensor, Tensor>
{
    private readonly Sequential net;

    /// <summary>A LeNet.</summary>
    /// <param name="numClasses">Size of the output.</param>
    /// <param name="inChannels">Channels of the images.</param>
    public LeNet(long numClasses = 10, long inChannels = 1) => net = new(
        new Conv2d(inChannels, 6, 5, padding: 2), new Sigmoid(), new AvgPool2d(2, stride: 2),
        new Conv2d(6, 16, 5), new Sigmoid(), new AvgPool2d(2, stride: 2),
        new Flatten(),
        new Linear(400, 120), new Sigmoid(),
        new Linear(120, 84), new Sigmoid(),
        new Linear(84, numClasses));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => net.Call(x);
}
