namespace Kasane.Tests;

public class NewOptimizerTests
{
    [Fact]
    public void LionFollowsItsFormula()
    {
        var x = OptimizerCatalog.Leaf(3, 4, 1, DType.Float64);
        var (p, m) = (x.Detach().Clone(), Tensor.Zeros([3, 4], DType.Float64));
        var optimizer = new Lion([x], lr: 0.1, betas: (0.8, 0.9), weightDecay: 0.2);
        for (var step = 0; step < 5; step++)
        {
            OptimizerCatalog.Step(optimizer, [x], step);
            var g = x.Grad!;
            var direction = ((m * 0.8) + (g * (1 - 0.8))).Sign();
            p = (p * (1 - (0.1 * 0.2))) - (direction * 0.1);
            m = (m * 0.9) + (g * (1 - 0.9));
        }
        Close(p, x);
    }

    [Fact]
    public void MuonStepsAreNearlyOrthogonal()
    {
        foreach (var (rows, columns) in (ValueTuple<long, long>[])[(8, 3), (3, 8), (4, 4)])
        {
            var x = OptimizerCatalog.Leaf(rows, columns, 2);
            var before = x.Detach().Clone();
            var optimizer = new Muon([x], lr: 1, weightDecay: 0);
            OptimizerCatalog.Step(optimizer, [x], 0);
            var step = (before - x.Detach()) / Math.Sqrt(Math.Max(1, (double)rows / columns));
            var gram = rows > columns ? step.Transpose(0, 1).MatMul(step) : step.MatMul(step.Transpose(0, 1));
            // The trace of the Gram matrix is the sum of squared singular values, which lie between 0.7 and 1.2, roughly.
            var mean = (gram * Tensor.Eye(Math.Min(rows, columns))).Sum().Item<float>() / Math.Min(rows, columns);
            Assert.InRange(mean, 0.4, 1.5);
            Assert.InRange((gram - (gram * Tensor.Eye(Math.Min(rows, columns)))).Abs().Max().Item<float>(), 0, 0.6);
        }
        Assert.Throws<ArgumentException>(() => new Muon([Tensor.Zeros(3)]));
    }

    [Fact]
    public void SparseAdamTouchesOnlyTheRowsThatHaveGradients()
    {
        var (x, dense) = (OptimizerCatalog.Leaf(5, 2, 3, DType.Float64), OptimizerCatalog.Leaf(5, 2, 3, DType.Float64));
        var before = x.Detach().Clone();
        var (sparse, adam) = (new SparseAdam([x], lr: 0.1), new Adam([dense], lr: 0.1));
        sparse.SetRowGradient(x, Tensor.From([3L, 1L, 3L], [3]), Tensor.From([1.0, 2, 3, 4, 5, 6], [3, 2]));
        dense.Grad = Tensor.From([0.0, 0, 3, 4, 0, 0, 6, 8, 0, 0], [5, 2]);
        sparse.Step();
        adam.Step();
        // In the first step both do the same, but for eps. Adam moves rows without gradients by nothing.
        foreach (var (a, b) in x.Detach().ToArray<double>().Zip(dense.Detach().ToArray<double>())) Assert.Equal(b, a, 1e-7);
        Assert.Equal(before.ToArray<double>()[..2], x.Detach().ToArray<double>()[..2]);
        var after = x.Detach().ToArray<double>();
        sparse.Step();
        Assert.Equal(after, x.Detach().ToArray<double>());
        x.Grad = x.Detach();
        Assert.Throws<GradientException>(sparse.Step);
        Assert.Throws<TensorIndexException>(() => sparse.SetRowGradient(x, Tensor.From([5L], [1]), Tensor.From([1.0, 2], [1, 2])));
        Assert.Throws<ShapeException>(() => sparse.SetRowGradient(x, Tensor.From([4L], [1]), Tensor.From([1.0, 2], [2, 1])));
    }

    [Fact]
    public void ClosuresRunWithGradientsAndReturnTheLoss()
    {
        var x = OptimizerCatalog.Leaf(1, 2, 4);
        var optimizer = new SGD([x], 0.1);
        using var mode = Autograd.NoGrad();
        var loss = optimizer.Step(() =>
        {
            optimizer.ZeroGrad();
            var sum = x.Square().Sum();
            sum.Backward();
            return sum;
        });
        Assert.True(loss.RequiresGrad);
        Assert.Throws<NotSupportedException>(() => new LBFGS([x]).Step());
        Assert.Throws<ArgumentException>(() => new LBFGS([new([x], new LBFGSOptions()), new([], new LBFGSOptions())]));
    }

    [Fact]
    public void ComplexParametersAreTwoRealOnes()
    {
        var plain = Tensor.From([1f, 2f, 3f, 4f], [4]);
        var z = Tensor.From([new Complex64(1, 2), new Complex64(3, 4)], [2]);
        (plain.RequiresGrad, z.RequiresGrad) = (true, true);
        var (a, b) = (new Rprop([plain], 0.1), new Rprop([z], 0.1));
        for (var step = 0; step < 3; step++)
        {
            plain.Grad = Tensor.From([1f, -1f, 2f, step - 1f], [4]);
            z.Grad = Tensor.From([new Complex64(1, -1), new Complex64(2, step - 1)], [2]);
            a.Step();
            b.Step();
        }
        var values = plain.Detach().ToArray<float>();
        Assert.Equal([values[0], values[2]], Functional.Real(z.Detach()).Contiguous().ToArray<float>());
        Assert.Equal([values[1], values[3]], Functional.Imag(z.Detach()).Contiguous().ToArray<float>());
    }

    [Fact]
    public void TheRateMayChangeBetweenSteps()
    {
        var x = OptimizerCatalog.Leaf(2, 2, 5, DType.Float64);
        var (optimizer, expected) = (new SGD([x], 0.1), x.Detach().Clone());
        foreach (var rate in (double[])[0.1, 0.02, 0, 0.3])
        {
            optimizer.Groups[0].Options = optimizer.Groups[0].Options with { LearningRate = rate };
            OptimizerCatalog.Step(optimizer, [x], 1);
            expected -= x.Grad! * rate;
        }
        Close(expected, x);
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        foreach (var (want, got) in expected.Detach().ToArray<double>().Zip(actual.Detach().ToArray<double>())) Assert.Equal(want, got, 1e-12);
    }
}
