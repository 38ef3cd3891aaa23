namespace Kasane.Tests;

/// <summary>The texts are PyTorch's.</summary>
public class LayerPrintTests
{
    [Fact]
    public void ConvolutionsPrintAsInPyTorch()
    {
        Check("Conv1d(4, 6, kernel_size=(3,), stride=(1,))", new Conv1d(4, 6, 3));
        Check(
            "Conv2d(3, 4, kernel_size=(2, 3), stride=(2, 1), padding=(1, 0), dilation=(1, 2))",
            new Conv2d(3, 4, (2, 3), stride: (2, 1), padding: (1, 0), dilation: (1, 2)));
        Check(
            "Conv2d(4, 6, kernel_size=(3, 3), stride=(1, 1), padding=same, bias=False)",
            new Conv2d(4, 6, 3, padding: ConvPadding.Same, bias: false));
        Check(
            "Conv3d(4, 6, kernel_size=(3, 3, 3), stride=(1, 1, 1), padding=(1, 1, 1), groups=2, padding_mode=circular)",
            new Conv3d(4, 6, 3, padding: 1, groups: 2, paddingMode: PaddingMode.Circular));
        Check("Conv1d(4, 6, kernel_size=(3,), stride=(1,), padding=valid)", new Conv1d(4, 6, 3, padding: ConvPadding.Valid));
        Check("Conv2d(3, 64, kernel_size=(3, 3), stride=(2, 2))", new Conv2d(3, 64, kernelSize: 3, stride: 2, padding: 0));
        Check("ConvTranspose1d(4, 6, kernel_size=(3,), stride=(1,))", new ConvTranspose1d(4, 6, 3));
        Check(
            "ConvTranspose2d(4, 6, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), dilation=(2, 2), output_padding=(1, 1), groups=2, "
            + "bias=False)",
            new ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, outputPadding: 1, groups: 2, bias: false, dilation: 2));
        Check("LazyConv2d(0, 6, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))", new LazyConv2d(6, 3, padding: 1));
        Check("LazyConvTranspose1d(0, 6, kernel_size=(3,), stride=(1,))", new LazyConvTranspose1d(6, 3));
    }

    [Fact]
    public void PoolingsPrintAsInPyTorch()
    {
        Check("MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=False)", new MaxPool2d(3, 2, 1));
        Check("MaxPool1d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=True)", new MaxPool1d(2, ceilMode: true));
        Check("MaxPool2d(kernel_size=(3, 2), stride=(3, 2), padding=0, dilation=2, ceil_mode=False)", new MaxPool2d((3, 2), dilation: 2));
        Check("AvgPool1d(kernel_size=(3,), stride=(2,), padding=(0,))", new AvgPool1d(3, 2));
        Check("AvgPool2d(kernel_size=(3, 2), stride=(3, 2), padding=0)", new AvgPool2d((3, 2), countIncludePad: false));
        Check("AvgPool3d(kernel_size=2, stride=2, padding=0)", new AvgPool3d(2));
        Check("LPPool1d(norm_type=2, kernel_size=3, stride=None, ceil_mode=False)", new LPPool1d(2, 3));
        Check("LPPool2d(norm_type=1.5, kernel_size=(3, 2), stride=1, ceil_mode=True)", new LPPool2d(1.5, (3, 2), 1, true));
        Check("AdaptiveAvgPool2d(output_size=(None, 3))", new AdaptiveAvgPool2d([null, 3]));
        Check("AdaptiveMaxPool1d(output_size=5)", new AdaptiveMaxPool1d(5));
        Check("FractionalMaxPool2d()", new FractionalMaxPool2d(3, outputRatio: 0.5));
        Check("MaxUnpool1d(kernel_size=(3,), stride=(2,), padding=(0,))", new MaxUnpool1d(3, stride: 2));
        Check("MaxUnpool2d(kernel_size=(2, 2), stride=(2, 2), padding=(0, 0))", new MaxUnpool2d(2));
    }

    [Fact]
    public void OtherLayersPrintAsInPyTorch()
    {
        Check("ConstantPad1d(padding=(2, 2), value=1.5)", new ConstantPad1d(2, 1.5));
        Check("ConstantPad2d(padding=(1, 2, 3, 4), value=3)", new ConstantPad2d((1, 2, 3, 4), 3));
        Check("ZeroPad2d((1, 1, 1, 1))", new ZeroPad2d(1));
        Check("ReflectionPad1d((1, 2))", new ReflectionPad1d((1, 2)));
        Check("ReplicationPad3d((1, 1, 1, 1, 1, 1))", new ReplicationPad3d(1));
        Check("Upsample(scale_factor=2.0, mode=nearest)", new Upsample(scaleFactor: 2));
        Check(
            "Upsample(scale_factor=(2.0, 1.5), mode=nearest-exact)",
            new Upsample(scaleFactor: (2, 1.5), mode: InterpolationMode.NearestExact));
        Check("Upsample(size=(5, 7), mode=bilinear)", new Upsample((5, 7), mode: InterpolationMode.Bilinear, alignCorners: true));
        Check("UpsamplingNearest2d(size=4, mode=nearest)", new UpsamplingNearest2d(4));
        Check("UpsamplingBilinear2d(scale_factor=2.0, mode=bilinear)", new UpsamplingBilinear2d(scaleFactor: 2));
        Check("PixelShuffle(upscale_factor=3)", new PixelShuffle(3));
        Check("PixelUnshuffle(downscale_factor=2)", new PixelUnshuffle(2));
        Check("ChannelShuffle(groups=3)", new ChannelShuffle(3));
        Check("Fold(output_size=(4, 5), kernel_size=2, dilation=1, padding=0, stride=1)", new Fold((4, 5), 2));
        Check("Unfold(kernel_size=(2, 3), dilation=1, padding=1, stride=1)", new Unfold((2, 3), padding: 1));
        Check("EmbeddingBag(10, 3, mode=mean)", new EmbeddingBag(10, 3));
        Check(
            "EmbeddingBag(10, 3, max_norm=1.0, norm_type=3.0, scale_grad_by_freq=True, mode=sum, padding_idx=9)",
            new EmbeddingBag(10, 3, 1, 3, true, EmbeddingBagMode.Sum, paddingIdx: -1));
        Check("CTCLoss()", new CTCLoss());
        Check("CrossMapLRN2d(3, alpha=0.0001, beta=0.75, k=1)", new CrossMapLRN2d(3));
        Check("SyncBatchNorm(4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)", new SyncBatchNorm(4));
        Check("DataParallel(\n  (module): Linear(in_features=4, out_features=2, bias=True)\n)", new DataParallel(new Linear(4, 2)));
        Check(
            "AdaptiveLogSoftmaxWithLoss(\n  (head): Linear(in_features=8, out_features=7, bias=False)\n  (tail): ModuleList(\n"
            + "    (0): Sequential(\n      (0): Linear(in_features=8, out_features=2, bias=False)\n"
            + "      (1): Linear(in_features=2, out_features=5, bias=False)\n    )\n"
            + "    (1): Sequential(\n      (0): Linear(in_features=8, out_features=0, bias=False)\n"
            + "      (1): Linear(in_features=0, out_features=10, bias=False)\n    )\n  )\n)",
            new AdaptiveLogSoftmaxWithLoss(8, 20, [5, 10]));
    }

    private static void Check(string expected, Module module) => Assert.Equal(expected, module.ToString());
}
