namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class PoolModuleTests
{
    [Fact]
    public void WhatAPoolingKeptIsPutBackWhereItWas()
    {
        var (pool, unpool) = (new MaxPool2d(2), new MaxUnpool2d(2));
        var x = Tensor.From([1f, 2, 3, 4, 8, 7, 6, 5, 9], [1, 1, 3, 3]);
        var (output, indices) = pool.CallWithIndices(x);
        Assert.Equal([8f], output.ToArray<float>());
        Assert.Equal([4L], indices.ToArray<long>());
        Assert.Equal([0f, 0, 0, 0, 8, 0, 0, 0, 0], unpool.Call(output, indices, [3, 3]).ToArray<float>());
        Assert.Throws<ArgumentException>(() => unpool.Call(output, indices, [5, 5]));
    }

    [Fact]
    public void HooksRunAlsoWhereIndicesAreAskedFor()
    {
        var pool = new AdaptiveMaxPool1d(1);
        using var hook = pool.RegisterForwardHook((_, _, output) => output.Add(1));
        var (output, indices) = pool.CallWithIndices(Tensor.From([1f, 5, 2], [1, 3]));
        Assert.Equal([6f], output.ToArray<float>());
        Assert.Equal([1L], indices.ToArray<long>());
    }

    [Fact]
    public void AFractionalPoolingNeedsOneOfSizeAndRatio()
    {
        Assert.Throws<ArgumentException>(() => new FractionalMaxPool2d(3));
        Assert.Throws<ArgumentException>(() => new FractionalMaxPool2d(3, outputSize: 2, outputRatio: 0.5));
        Assert.Throws<ArgumentException>(() => new FractionalMaxPool2d(3, outputRatio: (0.5, 1.5)));
        Assert.Empty(new FractionalMaxPool3d(2, outputRatio: 0.5).StateDict());
    }

    [Fact]
    public void TheStateOfAWrapperHasThePrefix()
    {
        var wrapped = new DataParallel(new Linear(4, 2));
        Assert.Equal(["module.weight", "module.bias"], wrapped.StateDict().Keys);
    }

    // PyTorch's values. The first channel never leaves the sums; see CrossMapNormOp.
    [Theory]
    [InlineData(
        2,
        new[] { -0.871557, -0.6572362, -0.2840866, 0, 0.2840866, 0.5946035, 0.7273514, 0.9365489 },
        new[] { -0.3433406, 0, 0.6223392, -0.6572362, 0.02506647, 0.4831154, -0.3290399, -0.2229763 })]
    [InlineData(
        3,
        new[] { -0.9208339, -0.6817316, -0.3020335, 0, 0.2648423, 0.5029734, 0.6080401, 0.7071068, 1.023006, 1.095062 },
        new[]
        {
            -0.4337261, 0, 0.6448426, -0.6347006, -0.04077565, 0.452676, -0.2791193, -0.1005947, 0.3289682, -0.3016615,
        })]
    [InlineData(
        5,
        new[] { -0.9754219, -0.6716813, -0.3251406, 0, 0.3251406, 0.6716813 },
        new[] { -0.5678512, 0, 0.6777579, -0.6716813, -0.02747668, 0.6124153 })]
    public void TheOlderResponseNormHasItsOwnWindows(long size, double[] output, double[] gradient)
    {
        var count = output.Length;
        var x = Tensor.From([.. Enumerable.Range(0, count).Select(i => (i - 3) * 0.5f)], [1, count / 2, 2, 1]);
        x.RequiresGrad = true;
        var y = new CrossMapLRN2d(size, alpha: 0.5, beta: 0.75, k: 1.5).Call(x);
        y.Backward(Tensor.From([.. Enumerable.Range(0, count).Select(i => (i % 3) - 1f)], [1, count / 2, 2, 1]));
        Near(output, y);
        Near(gradient, x.Grad!);
    }

    // PyTorch's values for this seed.
    [Fact]
    public void AnAdaptiveSoftmaxComputesWhatPyTorchComputes()
    {
        Generator.Default.ManualSeed(3);
        var layer = new AdaptiveLogSoftmaxWithLoss(8, 20, [5, 10], divValue: 2, headBias: true);
        Assert.Equal(
            ["head.weight", "head.bias", "tail.0.0.weight", "tail.0.1.weight", "tail.1.0.weight", "tail.1.1.weight"],
            layer.StateDict().Keys);
        var x = Tensor.Randn([4, 8], null, requiresGrad: true);
        var target = Tensor.From([1L, 7, 15, 7]);
        var (output, loss) = layer.Call(x, target);
        loss.Backward();
        Near([-2.372199, -2.942033, -4.640461, -3.284654], output);
        Near([3.3098366], loss);
        Near(
            [-0.01036446, -0.05806355, -0.05013581, 0.03136538, -0.007697761, -0.1094943, -0.09078059, -0.03655433],
            x.Grad!.Select(0, 2));
        Near(
            [
                -2.860799, -1.446243, -2.464911, -3.218663, -2.2198, -2.505051, -2.620853, -2.942033, -3.500072, -3.172916,
                -4.658874, -3.47112, -4.674291, -3.537539, -3.3124, -4.250973, -3.99612, -4.384627, -4.367851, -3.852215,
            ],
            layer.LogProb(x).Select(0, 1));
        Assert.Equal([0L, 1, 1, 4], layer.Predict(x).ToArray<long>());
        var (single, _) = layer.Call(x.Select(0, 2), target.Select(0, 2));
        Assert.Equal(0, single.Rank);
        Near([-4.640461], single);
        Assert.Throws<KasaneException>(() => layer.Call(x, Tensor.From([1L, 7, 20, 7])));
        Assert.Throws<ShapeException>(() => layer.Call(x, Tensor.From([1L, 7])));
    }

    private static void Near(double[] expected, Tensor actual) =>
        Assert.Equal(expected, actual.To(DType.Float64).ToArray<double>(), (a, b) => Math.Abs(a - b) < 2e-6 * Math.Max(1, Math.Abs(a)));
}
