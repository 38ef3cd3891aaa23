using static Kasane.Tests.FiniteDifferences;

namespace Kasane.Tests;

/// <summary>Derivatives of first and second order of convolutions, poolings and sampling.</summary>
public class ConvGradientTests
{
    [Fact]
    public void Conv1d() => Check(
        x => Functional.Conv1d(x[0], x[1], x[2], stride: 2, padding: 2, dilation: 2), Numbers(2, 3, 9), Numbers(4, 3, 3), Numbers(4));

    [Fact]
    public void Conv2d_with_groups() => Check(
        x => Functional.Conv2d(x[0], x[1], x[2], (2, 1), (1, 2), (1, 2), 2), Numbers(2, 4, 5, 6), Numbers(6, 2, 3, 2), Numbers(6));

    [Fact]
    public void Conv2d_pointwise() => Check(x => Functional.Conv2d(x[0], x[1]), Numbers(3, 4, 3, 2), Numbers(5, 4, 1, 1));

    [Fact]
    public void Conv2d_same() => Check(x => Functional.Conv2d(x[0], x[1], padding: ConvPadding.Same), Numbers(1, 2, 4, 5), Numbers(2, 2, 2, 3));

    [Fact]
    public void Conv3d() => Check(x => Functional.Conv3d(x[0], x[1], padding: 1), Numbers(1, 2, 3, 4, 3), Numbers(2, 2, 2, 3, 2));

    [Fact]
    public void ConvTranspose2d() => Check(
        x => Functional.ConvTranspose2d(x[0], x[1], x[2], stride: 2, padding: 1, outputPadding: 1, groups: 2), Numbers(2, 4, 3, 3), Numbers(4, 2, 3, 3), Numbers(4));

    [Fact]
    public void Pools()
    {
        Check(x => Functional.MaxPool2d(x[0], 3, 2, 1, ceilMode: true), Numbers(2, 2, 6, 5));
        Check(x => Functional.AvgPool2d(x[0], 3, 2, 1, ceilMode: true, countIncludePad: false), Numbers(2, 2, 6, 5));
        Check(x => Functional.AdaptiveAvgPool3d(x[0], (2, 3, 2)), Numbers(1, 2, 3, 5, 3));
        Check(x => Functional.AdaptiveMaxPool1d(x[0], 3), Numbers(2, 2, 7));
    }

    [Fact]
    public void Sampling()
    {
        Check(x => Functional.Interpolate(x[0], (5, 7), mode: InterpolationMode.Bicubic), Numbers(1, 2, 4, 4));
        Check(x => Functional.Pad(x[0], [2, 1, 1, 2], PadMode.Reflect), Numbers(1, 2, 4, 4));
        Check(x => Functional.GridSample(x[0], x[1].Mul(0.4)), Numbers(1, 2, 4, 4), Numbers(1, 2, 3, 2));
        Check(x => x[0].Unfold(kernelSize: 2, stride: 2).Fold((4, 6), 2, stride: 2), Numbers(1, 2, 4, 6));
    }
}
