using static Kasane.Transforms;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public sealed class TransformTests
{
    [Fact]
    public void Pictures_become_numbers_for_networks()
    {
        var bytes = Tensor.From<byte>([0, 51, 255, 102, 0, 0], [1, 2, 3]);
        var x = Compose(ToTensor(), Normalize([0.5, 0, 0], [0.5, 1, 2]), Lambda(y => y * 2))(bytes);
        Assert.Equal<Shape>([3, 1, 2], x.Shape);
        Support.Numbers.AssertClose(Tensor.From<double>([-2, -0.4, 0.4, 0, 1, 0], [3, 1, 2]), x.To(DType.Float64), 1e-6);
        Assert.Equal<Shape>([1, 4, 5], ToTensor()(Tensor.Zeros(4, 5)).Shape);
        Assert.Throws<DTypeException>(() => Normalize([0], [1])(bytes));
    }

    [Fact]
    public void Crops_and_borders()
    {
        var x = Tensor.Arange(20).Reshape(1, 4, 5);
        Assert.Equal([6L, 7, 8, 11, 12, 13], CenterCrop(2, 3)(x).ToArray<long>());
        Assert.Equal([0L, 0, 1, 2, 3, 4, 0], CenterCrop(4, 7)(x)[0, 0].ToArray<long>());
        Assert.Equal<Shape>([1, 6, 6], CenterCrop(6)(x).Shape);
        Assert.Equal([9L, 9, 0, 9], Pad((2, 1, 1, 0), fill: 9)(Tensor.Zeros([1, 1, 1], DType.Int64))[0, 1].ToArray<long>());
        Assert.Equal([1f, 0, 1, 0], Pad((1, 0, 1, 0), mode: PadMode.Reflect)(Tensor.From<float>([0, 1], [1, 1, 2])).ToArray<float>());
    }

    [Fact]
    public void Sizes_change_as_in_PyTorch()
    {
        var x = Tensor.Arange(48f).Reshape(3, 4, 4);
        Support.Numbers.AssertClose(
            Tensor.From<double>(0.6666667461395264, 1.3666667938232422, 2.1666667461395264, 2.9666666984558105, 3.6666667461395264),
            Resize(3, 5)(x)[0, 0].To(DType.Float64),
            1e-6);
        Assert.Equal<Shape>([3, 2, 2], Resize(2)(x).Shape);
        Assert.Equal<Shape>([1, 8, 12], Resize(8)(Tensor.Zeros([1, 4, 6], DType.UInt8)).Shape);
        Assert.Equal(DType.UInt8, Resize(8)(Tensor.Zeros([1, 4, 6], DType.UInt8)).DType);
    }

    [Fact]
    public void Random_ones_draw_from_the_stream()
    {
        var x = Tensor.Arange(6).Reshape(1, 2, 3);
        Generator.Default.ManualSeed(4);
        var draws = new Generator(4);
        for (var i = 0; i < 20; i++)
        {
            var flipped = RandomHorizontalFlip()(x)[0, 0, 0].Item<long>() == 2;
            Assert.Equal(Tensor.Rand([1], draws).Item<float>() < 0.5, flipped);
            var top = Tensor.RandInt(2, [1], draws).Item<long>();
            var left = Tensor.RandInt(2, [1], draws).Item<long>();
            Assert.Equal((top * 3) + left, RandomCrop(1, 2)(x)[0, 0, 0].Item<long>());
        }

        Assert.Throws<ShapeException>(() => RandomCrop(3)(x));
    }
}
