namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class ConvModuleTests
{
    [Fact]
    public void ATransposedConvolutionReachesTheSizesBetweenTwoStrides()
    {
        var layer = new ConvTranspose2d(1, 1, 3, stride: 2);
        var x = Tensor.Ones([1, 1, 3, 3]);
        Assert.Equal([1, 1, 7, 7], layer.Call(x).Shape.ToArray());
        Assert.Equal([1, 1, 8, 8], layer.Call(x, [8, 8]).Shape.ToArray());
        Assert.Equal([1, 1, 8, 7], layer.Call(x, [1, 1, 8, 7]).Shape.ToArray());
        Assert.Equal([1, 8, 7], layer.Call(x.Squeeze(0), [8, 7]).Shape.ToArray());
        Assert.Throws<ArgumentException>(() => layer.Call(x, [9, 9]));
        Assert.Throws<ArgumentException>(() => layer.Call(x, [6, 6]));
        Assert.Throws<ArgumentException>(() => layer.Call(x, [7]));
    }

    [Fact]
    public void AChosenSizeEqualsTheOutputPaddingThatLeadsToIt()
    {
        var padded = new ConvTranspose1d(2, 3, 3, stride: 2, padding: 1, outputPadding: 1);
        var plain = new ConvTranspose1d(2, 3, 3, stride: 2, padding: 1);
        plain.LoadStateDict(padded.StateDict());
        var x = Tensor.Randn([1, 2, 4]);
        Assert.Equal(padded.Call(x).ToArray<float>(), plain.Call(x, [8]).ToArray<float>());
    }

    [Fact]
    public void HooksRunAlsoWhereTheSizeIsChosen()
    {
        var layer = new ConvTranspose1d(1, 1, 2, stride: 2);
        var seen = 0;
        using (layer.RegisterForwardHook((_, _, output) =>
        {
            seen++;
            return output.Mul(0);
        }))
            Assert.Equal(0, layer.Call(Tensor.Ones([1, 1, 3]), [7]).Abs().Sum().Item<float>());
        layer.Call(Tensor.Ones([1, 1, 3]), [7]);
        Assert.Equal(1, seen);
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedByTheConstructor()
    {
        Assert.Throws<ArgumentException>(() => new Conv2d(3, 4, 3, groups: 0));
        Assert.Throws<ArgumentException>(() => new Conv2d(3, 4, 3, groups: 2));
        Assert.Throws<ArgumentException>(() => new Conv2d(4, 3, 3, groups: 2));
        Assert.Throws<ArgumentException>(() => new Conv2d(3, 4, 3, stride: 2, padding: ConvPadding.Same));
        Assert.Throws<ArgumentException>(() => new ConvTranspose2d(3, 4, 3, paddingMode: PaddingMode.Reflect));
    }

    [Fact]
    public void SamePaddingReflectsMoreAtTheFarSide()
    {
        var layer = new Conv1d(1, 1, 2, padding: ConvPadding.Same, bias: false, paddingMode: PaddingMode.Reflect);
        using (Autograd.NoGrad()) layer.Weight.FillInPlace(1);
        Assert.Equal([3f, 5f, 5f], layer.Call(Tensor.From([1f, 2f, 3f], [1, 1, 3])).ToArray<float>());
    }

    [Fact]
    public void NothingIsDrawnWithoutAFan()
    {
        Generator.Default.ManualSeed(1);
        var before = Tensor.Rand([1]).Item<float>();
        Generator.Default.ManualSeed(1);
        _ = new Conv1d(0, 2, 3);
        Assert.Equal(before, Tensor.Rand([1]).Item<float>());
    }
}
