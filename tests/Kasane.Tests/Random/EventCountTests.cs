namespace Kasane.Tests;

/// <summary>Against PyTorch 1.13 with the same seed.</summary>
public sealed class EventCountTests
{
    [Fact]
    public void Draws_are_those_of_PyTorch()
    {
        var stream = new Generator(0);
        Assert.Equal([2, 4, 9, 14, 91, 0], Tensor.From(0.5f, 3, 9, 12, 100, 0).Poisson(stream).ToArray<float>());
        Assert.Equal([2, 8, 70, 7, 17], Functional.Binomial(Tensor.From(5f, 30, 100, 7, 20), Tensor.From(0.5f, 0.2f, 0.7f, 1, 0.9f), stream).ToArray<float>());
        stream = new Generator(0);
        Assert.Equal([49, 53, 42, 52, 49, 47], Tensor.Full([6], 50f).Poisson(stream).ToArray<float>());
        Assert.Equal([40, 39, 42, 35, 33, 36], Functional.Binomial(Tensor.Full([6], 100f), Tensor.Full([6], 0.4f), stream).ToArray<float>());
        Assert.Equal([2, 0, 2, 0, 2, 2], Functional.Binomial(Tensor.Full([6], 100.0, DType.Float64), Tensor.Full([6], 0.01, DType.Float64), stream).ToArray<double>());
    }

    [Fact]
    public void Hard_samples_are_one_hot_and_pass_gradients()
    {
        var logits = Tensor.Randn([5, 4], new Generator(1));
        logits.RequiresGrad = true;
        var sample = Functional.GumbelSoftmax(logits, 0.5, hard: true, generator: new Generator(2));
        Assert.Equal([1, 1, 1, 1, 1], sample.Detach().Sum(1).ToArray<float>().Select(value => MathF.Round(value)));
        Assert.Equal(1, sample.Detach().Amax().Item<float>(), 1e-6f);
        sample.Mul(Tensor.Randn([5, 4], new Generator(3))).Sum().Backward();
        Assert.NotEqual(0, logits.Grad!.Abs().Sum().Item<float>());
    }

    [Fact]
    public void Truncated_normal_numbers_stay_between_their_bounds()
    {
        var x = Init.TruncNormal(Tensor.Zeros(2000), 1, 2, -1, 2, new Generator(4));
        Assert.InRange(x.Min().Item<float>(), -1f, -0.9f);
        Assert.InRange(x.Max().Item<float>(), 1.9f, 2f);
    }
}
