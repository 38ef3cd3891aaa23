namespace Kasane.Models;

/// <summary>
/// Plain deep convolutional networks for images (N, 3, H, W), from 32 x 32 up (Simonyan and Zisserman 2014), with torchvision's
/// initialisation and keys: <c>features.0.weight</c>.
/// </summary>
public sealed class Vgg : Module<Tensor, Tensor>
{
    // Channels of each convolution; 0 stands for a pooling.
    private static readonly int[] Plan11 = [64, 0, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0];
    private static readonly int[] Plan13 = [64, 64, 0, 128, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0];
    private static readonly int[] Plan16 = [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0];
    private static readonly int[] Plan19 = [64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512, 512, 512, 512, 0];

    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool = new(7);
    private readonly Sequential classifier;

    private Vgg(int[] plan, bool batchNorm, long numClasses, double dropout)
    {
        features = Features(plan, batchNorm);
        classifier = new(
            new Linear(512 * 7 * 7, 4096), new ReLU(inPlace: true), new Dropout(dropout),
            new Linear(4096, 4096), new ReLU(inPlace: true), new Dropout(dropout),
            new Linear(4096, numClasses));
        this.Apply(module =>
        {
            if (module is Conv2d conv)
            {
                Init.KaimingNormal(conv.Weight, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu);
                Init.Zeros(conv.Bias!);
            }
            else if (module is Linear linear)
            {
                Init.Normal(linear.Weight, 0, 0.01);
                Init.Zeros(linear.Bias!);
            }
        });
    }

    /// <summary>11 layers with weights.</summary>
    /// <param name="batchNorm">Whether batch norm follows each convolution.</param>
    /// <param name="numClasses">Size of the output.</param>
    /// <param name="dropout">Before the last two layers.</param>
    public static Vgg Vgg11(bool batchNorm = false, long numClasses = 1000, double dropout = 0.5) => new(Plan11, batchNorm, numClasses, dropout);

    /// <summary>13 layers with weights.</summary>
    /// <param name="batchNorm">Whether batch norm follows each convolution.</param>
    /// <param name="numClasses">Size of the output.</param>
    /// <param name="dropout">Before the last two layers.</param>
    public static Vgg Vgg13(bool batchNorm = false, long numClasses = 1000, double dropout = 0.5) => new(Plan13, batchNorm, numClasses, dropout);

    /// <summary>16 layers with weights.</summary>
    /// <param name="batchNorm">Whether batch norm follows each convolution.</param>
    /// <param name="numClasses">Size of the output.</param>
    /// <param name="dropout">Before the last two layers.</param>
    public static Vgg Vgg16(bool batchNorm = false, long numClasses = 1000, double dropout = 0.5) => new(Plan16, batchNorm, numClasses, dropout);

    /// <summary>19 layers with weights.</summary>
    /// <param name="batchNorm">Whether batch norm follows each convolution.</param>
    /// <param name="numClasses">Size of the output.</param>
    /// <param name="dropout">Before the last two layers.</param>
    public static Vgg Vgg19(bool batchNorm = false, long numClasses = 1000, double dropout = 0.5) => new(Plan19, batchNorm, numClasses, dropout);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => classifier.Call(avgpool.Call(features.Call(x)).Flatten(1));

    private static Sequential Features(int[] plan, bool batchNorm)
    {
        var row = new Sequential();
        var channels = 3;
        foreach (var width in plan)
        {
            if (width == 0)
            {
                row.Add(new MaxPool2d(2, stride: 2));
                continue;
            }
            row.Add(new Conv2d(channels, width, 3, padding: 1));
            if (batchNorm) row.Add(new BatchNorm2d(width));
            row.Add(new ReLU(inPlace: true));
            channels = width;
        }
        return row;
    }
}
