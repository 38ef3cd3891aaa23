using Kasane.Internal;
using F = Kasane.Functional;

namespace Kasane.Tests.Kernels;

/// <summary>Kernels over rows against the reference device, over sizes around vectors, groups of rows and chunks.</summary>
[Collection(nameof(WorkPool))]
public class RowKernelTests
{
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 3, 5 }, { 2, 16 }, { 33, 17 }, { 32, 32 }, { 7, 64 }, { 65, 100 }, { 200, 129 }, { 1000, 48 }, { 9, 5000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SoftmaxAndItsLogarithm(int rows, int n) => Same(rows, n, x => [x.Softmax(-1), x.LogSoftmax(-1), x.Softmax(0)], 1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SumsAndExtremes(int rows, int n) =>
        Same(rows, n, x => [x.Sum(1), x.Sum(0), x.Sum(), x.Amax([1]), x.Amin([0]), x.T.Sum(1), x[.., ..^(n / 2)].Sum(1)], 1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SumsAndExtremesOverSeveralDimensions(int rows, int n) => Same(
        rows,
        n,
        x =>
        {
            var y = x.Unsqueeze(1).Unsqueeze(-1).Add(Tensor.Arange(6).To(x.DType).To(x.Device).Reshape(3, 1, 2));
            var turned = y.Permute(0, 2, 3, 1);
            return
            [
                y.Sum([0, 2]), y.Sum([0, 2, 3]), y.Sum([1, 3]), y.Sum([0, 3]), y.Sum([0, 1, 3]), y.Amax([0, 2]), y.Amin([1, 3]), y.Norm(2, [0, 2]),
                turned.Sum([0, 2]), turned.Sum([1, 3]), turned.Amax([0, 1, 3]), y[.., 1.., ..^(n / 2)].Sum([0, 2]),
            ];
        },
        1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void LayerNormWithAllItsGradients(int rows, int n) => Same(
        rows,
        n,
        x =>
        {
            var input = Leaf(x.Clone());
            var weight = Leaf(x[0].Add(1).Detach());
            var bias = Leaf(x[^1].Clone());
            var y = F.LayerNorm(input, [n], weight, bias);
            y.Mul(x.Cos()).Sum().Backward();
            return [y.Detach(), input.Grad!, weight.Grad!, bias.Grad!];
        },
        n == 1 ? 1e-2 : 2e-4);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ALinearLayerWithItsRectifier(int rows, int n) => Same(
        rows,
        n,
        x =>
        {
            var input = Leaf(x.Clone());
            var weight = Leaf(x[..Math.Min(rows, 9)].Sin().Detach());
            var bias = Leaf(weight.Detach().Sum(1));
            var y = F.LinearRelu(input, weight, bias);
            y.Mul(y.Detach().Cos()).Sum().Backward();
            return [y.Detach(), input.Grad!, weight.Grad!, bias.Grad!];
        },
        1e-3);

    [Fact]
    public void ARectifiedLinearLayerIsDifferentiableTwice()
    {
        var x = Tensor.From([0.5, -1, 2, 0.25, 1.5, -0.75], [2, 3]);
        var weight = Tensor.From([1, 0.5, -0.5, -1, 2, 0.25], [2, 3]);
        GradCheck.Second(given => F.LinearRelu(given[0], given[1], null).Square(), x, weight);
    }

    [Fact]
    public void DroppingAfterTheRectifierIsTheSameInOneOperation()
    {
        var x = Tensor.Arange(60).To(DType.Float64).Reshape(2, 5, 6).Sin();
        var weight = Tensor.Arange(42).To(DType.Float64).Reshape(7, 6).Cos();
        var results = new List<double[]>();
        foreach (var fused in (bool[])[false, true])
        {
            Tensor input = Leaf(x), factors = Leaf(weight), bias = Leaf(weight[.., 0]);
            Generator.Default.ManualSeed(9);
            var y = fused ? F.LinearReluDropout(input, factors, bias, 0.3, true) : F.Dropout(F.Linear(input, factors, bias).Relu(), 0.3);
            var first = Autograd.Grad(y.Square().Sum(), [input], createGraph: true)[0]!;
            first.Square().Sum().Backward();
            results.AddRange([.. new[] { y, first, input.Grad!, factors.Grad!, bias.Grad! }.Select(given => given.Detach().Contiguous().ToArray<double>())]);
        }
        for (var i = 0; i < 5; i++)
            for (var j = 0; j < results[i].Length; j++) Assert.Equal(results[i][j], results[i + 5][j], 1e-9);
    }

    [Fact]
    public void NotANumberAndInfinityPassThrough()
    {
        var x = Tensor.From([1f, float.NaN, 2, float.NegativeInfinity, float.NegativeInfinity, 0, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], [3, 3]);
        Assert.Equal([float.NaN, float.NaN, float.NaN, 0, 0, 1, float.NaN, float.NaN, float.NaN], x.Softmax(-1).ToArray<float>());
        var dropped = F.Dropout(Tensor.From([float.NaN, float.PositiveInfinity], [2]), 0.999);
        Assert.True(float.IsNaN(dropped.ToArray<float>()[0]));
        Assert.Equal([float.NaN, 0], F.LinearRelu(Tensor.From([float.NaN, -1f], [2, 1]), Tensor.Ones([1, 1]), null).ToArray<float>());
    }

    private static Tensor Leaf(Tensor x)
    {
        x = x.Detach().Clone();
        x.RequiresGrad = true;
        return x;
    }

    private static void Same(int rows, int n, Func<Tensor, Tensor[]> run, double tolerance)
    {
        var values = new float[rows * n];
        for (var i = 0; i < values.Length; i++) values[i] = (float)Math.Sin((i * 1.3) + (i % 7));
        var truth = run(Tensor.From(values, [rows, n], Device.Reference)).Select(x => x.To(Device.Cpu).Contiguous().ToArray<float>()).ToArray();
        var before = WorkPool.Threads;
        try
        {
            float[][]? bits = null;
            foreach (var threads in (int[])[1, 2, 3])
            {
                WorkPool.Threads = threads;
                var results = run(Tensor.From(values, [rows, n])).Select(x => x.Contiguous().ToArray<float>()).ToArray();
                bits ??= results;
                Assert.Equal(bits, results);
            }

            for (var i = 0; i < truth.Length; i++)
                for (var j = 0; j < truth[i].Length; j++)
                    Assert.True(
                        Math.Abs(bits![i][j] - truth[i][j]) <= tolerance * (1 + Math.Abs(truth[i][j])),
                        $"result {i}, element {j}: {bits[i][j]}, not {truth[i][j]}");
        }
        finally
        {
            WorkPool.Threads = before;
        }
    }
}
