namespace Kasane.Models;

/// <summary>
/// Residual networks for images (N, 3, H, W), from 32 x 32 up (He et al. 2015, "Deep Residual Learning for Image Recognition"). Weights,
/// draws and state-dict keys are torchvision's: <c>layer1.0.conv1.weight</c>.
/// </summary>
public sealed class ResNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly ReLU relu = new(inPlace: true);
    private readonly MaxPool2d maxpool = new(3, stride: 2, padding: 1);
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly AdaptiveAvgPool2d avgpool = new(1);
    private readonly Linear fc;

    private ResNet(bool bottleneck, int[] depths, long numClasses)
    {
        var expansion = bottleneck ? Bottleneck.Expansion : 1;
        conv1 = new(3, 64, 7, stride: 2, padding: 3, bias: false);
        bn1 = new(64);
        layer1 = Stage(bottleneck, 64, 64, depths[0], stride: 1);
        layer2 = Stage(bottleneck, 64 * expansion, 128, depths[1], stride: 2);
        layer3 = Stage(bottleneck, 128 * expansion, 256, depths[2], stride: 2);
        layer4 = Stage(bottleneck, 256 * expansion, 512, depths[3], stride: 2);
        fc = new(512 * expansion, numClasses);
        this.Apply(module =>
        {
            if (module is Conv2d conv) Init.KaimingNormal(conv.Weight, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu);
        });
    }

    /// <summary>18 layers, 11.7 million parameters.</summary>
    /// <param name="numClasses">Size of the output.</param>
    public static ResNet ResNet18(long numClasses = 1000) => new(false, [2, 2, 2, 2], numClasses);

    /// <summary>34 layers, 21.8 million parameters.</summary>
    /// <param name="numClasses">Size of the output.</param>
    public static ResNet ResNet34(long numClasses = 1000) => new(false, [3, 4, 6, 3], numClasses);

    /// <summary>50 layers, 25.6 million parameters.</summary>
    /// <param name="numClasses">Size of the output.</param>
    public static ResNet ResNet50(long numClasses = 1000) => new(true, [3, 4, 6, 3], numClasses);

    /// <summary>101 layers, 44.5 million parameters.</summary>
    /// <param name="numClasses">Size of the output.</param>
    public static ResNet ResNet101(long numClasses = 1000) => new(true, [3, 4, 23, 3], numClasses);

    /// <summary>152 layers, 60.2 million parameters.</summary>
    /// <param name="numClasses">Size of the output.</param>
    public static ResNet ResNet152(long numClasses = 1000) => new(true, [3, 8, 36, 3], numClasses);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        x = maxpool.Call(relu.Call(bn1.Call(conv1.Call(x))));
        x = layer4.Call(layer3.Call(layer2.Call(layer1.Call(x))));
        return fc.Call(avgpool.Call(x).Flatten(1));
    }

    private static Sequential Stage(bool bottleneck, long inPlanes, long planes, int depth, long stride)
    {
        var width = planes * (bottleneck ? Bottleneck.Expansion : 1);
        return Sequential.Repeat(depth, i =>
        {
            var (from, step) = i == 0 ? (inPlanes, stride) : (width, 1);
            var shortcut = step != 1 || from != width
                ? new Sequential(new Conv2d(from, width, 1, step, bias: false), new BatchNorm2d(width))
                : null;
            return bottleneck ? new Bottleneck(from, planes, step, shortcut) : new BasicBlock(from, planes, step, shortcut);
        });
    }
}
