namespace Kasane.Tests;

public class AveragingTests
{
    [Fact]
    public void TheAverageIsTheMeanOfAllValues()
    {
        var model = new Linear(2, 1);
        var averaged = new AveragedModel<Tensor, Tensor>(model);
        var mean = Tensor.Zeros(1, 2);
        for (var step = 1; step <= 4; step++)
        {
            Fill(model, step);
            averaged.UpdateParameters(model);
            mean += model.Weight.Detach() / 4;
        }
        Assert.Equal(mean.ToArray<float>(), averaged.Parameters().First().Detach().ToArray<float>());
        Assert.Equal(4, averaged.NAveraged.Item<long>());
        Assert.Equal(["n_averaged", "module.weight", "module.bias"], averaged.StateDict().Keys);
        var x = Tensor.Ones(1, 2);
        Assert.Equal(averaged.Average.Call(x).Item<float>(), averaged.Call(x).Item<float>());
    }

    [Fact]
    public void ExponentialAveragesForget()
    {
        var model = new Linear(1, 1, bias: false);
        var averaged = new AveragedModel<Tensor, Tensor>(model, avgFn: Averaging.Exponential(0.75));
        foreach (var value in (int[])[1, 5, 9])
        {
            Fill(model, value);
            averaged.UpdateParameters(model);
        }
        // 1, then 0.75 + 0.25 * 5 = 2, then 1.5 + 0.25 * 9 = 3.75.
        Assert.Equal(3.75f, averaged.Parameters().Single().Item<float>());
        Assert.Throws<ArgumentException>(() => averaged.UpdateParameters(new Linear(2, 1, bias: false)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Averaging.Exponential(1.5));
    }

    [Fact]
    public void BuffersAreAveragedIfAskedFor()
    {
        var model = new BatchNorm1d(2);
        var averaged = new AveragedModel<Tensor, Tensor>(model, useBuffers: true);
        foreach (var value in (double[])[1, 3])
        {
            model.RunningMean!.FillInPlace(value);
            averaged.UpdateParameters(model);
        }
        Assert.Equal([2f, 2f], ((BatchNorm1d)averaged.Average).RunningMean!.ToArray<float>());
    }

    [Fact]
    public void BatchNormsGetTheStatisticsOfTheInputs()
    {
        var (norm, dropout) = (new BatchNorm1d(1, momentum: 0.5), new Dropout(0));
        var model = new Sequential(norm, dropout);
        model.Train();
        dropout.Eval();
        norm.RunningMean!.FillInPlace(77);
        model.UpdateBatchNorm([Tensor.From([1f, 3f], [2, 1]), Tensor.From([5f, 9f], [2, 1])]);
        // Means 2 and 7, unbiased variances 2 and 8.
        Assert.Equal(4.5f, norm.RunningMean!.Item<float>(), 1e-6f);
        Assert.Equal(5f, norm.RunningVar!.Item<float>(), 1e-6f);
        Assert.Equal(2, norm.NumBatchesTracked!.Item<long>());
        Assert.True(norm.IsTraining);
        Assert.False(dropout.IsTraining);
        model.Call(Tensor.From([1f, 3f], [2, 1]));
        Assert.Equal(0.5f * (4.5f + 2), norm.RunningMean!.Item<float>(), 1e-6f);
    }

    private static void Fill(Linear model, double value)
    {
        using var mode = Autograd.NoGrad();
        foreach (var parameter in model.Parameters()) parameter.FillInPlace(value);
    }
}
