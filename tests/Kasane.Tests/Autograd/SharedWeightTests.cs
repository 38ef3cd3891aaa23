namespace Kasane.Tests;

/// <summary>The gradient of a weight that is used several times is summed while its products are computed; nothing else may change.</summary>
public class SharedWeightTests
{
    private static readonly Tensor First = Values(1, 40, 24);
    private static readonly Tensor Second = Values(2, 56, 24);

    private static Tensor Values(int seed, long rows, long columns)
    {
        var random = new Random(seed);
        return Tensor.From(Enumerable.Range(0, (int)(rows * columns)).Select(_ => (random.NextSingle() * 2) - 1).ToArray(), [rows, columns]);
    }

    private static Parameter Weight() => new(Values(3, 16, 24));

    private static Tensor Loss(Tensor weight, Tensor x) => Functional.Linear(x, weight).Tanh().Sum();

    [Fact]
    public void The_sum_of_both_uses_arrives()
    {
        var weight = Weight();
        Loss(weight, First).Backward();
        var expected = weight.Grad!.Clone();
        weight.Grad = null;
        Loss(weight, Second).Backward();
        expected += weight.Grad!;
        weight.Grad = null;
        (Loss(weight, First) + Loss(weight, Second)).Backward();
        var actual = weight.Grad!;
        Assert.True(Functional.AllClose(actual, expected, rtol: 1e-6, atol: 1e-6));
    }

    [Fact]
    public void Float64_agrees_with_finite_differences()
    {
        var weight = Values(3, 4, 5).To(DType.Float64);
        weight.RequiresGrad = true;
        var (x, y) = (Values(4, 3, 5).To(DType.Float64), Values(5, 6, 5).To(DType.Float64));
        Assert.True(Autograd.GradCheck(w => [Loss(w[0], x) + Loss(w[0], y) + Loss(w[0], x)], [weight]));
        Assert.True(Autograd.GradGradCheck(w => [Loss(w[0], x) + Loss(w[0], y)], [weight]));
    }

    [Fact]
    public void An_input_that_is_also_the_weight_gets_both_gradients()
    {
        var square = Values(6, 8, 8).To(DType.Float64);
        square.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(s => [Functional.Linear(s[0], s[0]).Sum() + Functional.Linear(s[0], s[0]).Tanh().Sum()], [square]));
    }

    [Fact]
    public void A_hook_sees_the_whole_sum_once()
    {
        var weight = Weight();
        var seen = new List<float[]>();
        weight.RegisterHook(gradient =>
        {
            seen.Add(gradient.ToArray<float>());
            return gradient;
        });
        (Loss(weight, First) + Loss(weight, Second)).Backward();
        Assert.Equal([weight.Grad!.ToArray<float>()], seen);
    }
}
