using static Kasane.Transforms;

namespace Kasane.Tests;

/// <summary>Random transforms against torchvision 0.14: the same draws, the same pixels.</summary>
[Collection("GlobalRandom")]
public sealed class RandomTransformTests
{
    private static readonly Tensor Bytes = Tensor.Arange(90).Mul(37).Remainder(256).To(DType.UInt8).Reshape(3, 6, 5);
    private static readonly Tensor Floats = Bytes.To(DType.Float32) / 255;

    [Fact]
    public void Resized_crops()
    {
        Generator.Default.ManualSeed(3);
        Check(RandomResizedCrop(4)(Floats), 20.8, 0.737255, 0.737255, 0.737255, 0.737255, 0.667647, 0.667647, 0.667647, 0.667647, 0.528431);
        Check(RandomResizedCrop(3, 5, scale: (0.3, 0.6), ratio: (0.5, 2))(Bytes), 5769, 50, 65, 87, 110, 124, 188, 203, 225, 94, 6, 70, 84, 107, 129, 144);
        Next(177981);
        Assert.Equal<Shape>([3, 2, 2], RandomResizedCrop(2, ratio: (9, 10))(Floats).Shape);
    }

    [Fact]
    public void Erased_rectangles()
    {
        Generator.Default.ManualSeed(4);
        Check(RandomErasing(1)(Floats), 39.2745, 0, 0.145098, 0.290196, 0.435294, 0.580392, 0.72549, 0.870588, 0.011765);
        Check(RandomErasing(1, scale: (0.2, 0.5), value: null)(Floats), 34.3116, 0, 0.145098, 0.290196, 0.435294, 0.580392, 0.72549, -2.261674, -0.487068, -1.049869, -1.762902, 0.447059, 1.519097);
        Assert.Same(Floats, RandomErasing(0)(Floats));
        Next(938115);
    }

    [Fact]
    public void Grey_pictures()
    {
        Generator.Default.ManualSeed(5);
        Check(Grayscale()(Floats), 14.6206, 0.274863, 0.419946, 0.56503, 0.595666, 0.74075);
        Check(Grayscale(3)(Bytes), 11145, 70, 107, 144, 151, 188, 75, 112, 73, 110, 147, 154, 191);
        Assert.Same(Floats, RandomGrayscale(0.5)(Floats));
        Next(996814);
        Assert.Throws<ShapeException>(() => Grayscale()(Tensor.Zeros(2, 3, 3)));
    }

    [Fact]
    public void Jittered_colours()
    {
        Generator.Default.ManualSeed(6);
        Check(ColorJitter(0.4, 0.3, 0.2, 0.1)(Floats), 44.9273, 0.089399, 0.22194, 0.35448, 0.360087, 0.492627, 0.739035, 0.871575, 0.100146);
        Check(ColorJitter(0.4, 0.3, 0.2, 0.1)(Bytes), 8307, 2, 28, 59, 43, 75, 162, 194, 1, 32, 62, 46, 77, 165, 197);
        Check(ColorJitter(hue: 0.5)(Floats), 37.6038, 0.088387, 0.233485, 0.378583, 0.105882, 0.25098, 0.72549, 0.870588);
        Check(ColorJitter(hue: 0.5)(Bytes), 9903, 0, 36, 74, 197, 234, 47, 84, 2, 39, 77, 200, 237);
    }

    [Fact]
    public void Rotated_pictures()
    {
        Generator.Default.ManualSeed(7);
        Assert.Same(Floats, RandomApply(Grayscale(3))(Floats));
        Check(
            RandomRotation(45)(Floats), 38.8196, 0, 0.72549, 0.145098, 0.290196, 0, 0.447059, 0.447059, 0.870588, 0.011765, 0.435294, 0.168627, 0.313726, 0.737255, 0.882353, 0.301961,
            0.894118, 0.313726, 0.458824, 0.882353, 0.023529, 0.760784, 0.180392, 0.32549, 0.74902);
        Next(725721);
    }

    private static void Check(Tensor x, double sum, params double[] first)
    {
        Assert.Equal(sum, x.To(DType.Float64).Sum().Item<double>(), 2e-3);
        var values = x.To(DType.Float64).Reshape(-1).ToArray<double>();
        for (var i = 0; i < first.Length; i++) Assert.True(Math.Abs(first[i] - values[i]) < 1e-5, $"{i}: expected {first[i]}, got {values[i]}");
    }

    private static void Next(long expected) => Assert.Equal(expected, Tensor.RandInt(1000000, [1]).Item<long>());
}
