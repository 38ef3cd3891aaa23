namespace Kasane.Tests;

/// <summary>Against torch.nn.utils of PyTorch 1.13.</summary>
public sealed class GradientClippingTests
{
    [Theory]
    [InlineData(2, 5.830951690673828, 1.2862391471862793, 0.42874640226364136)]
    [InlineData(1, 12, 0.6249999403953552, 0.2083333134651184)]
    [InlineData(double.PositiveInfinity, 4, 1.8749996423721313, 0.6249998807907104)]
    public void Norms_are_taken_over_all_gradients(double order, double norm, double first, double second)
    {
        var (a, b) = Parameters();
        Assert.Equal(norm, GradientClipping.ClipGradNorm([a, b, new Parameter(Tensor.Ones(1))], 2.5, order).Item<double>(), 1e-6);
        Assert.Equal(first, a.Grad![0].Item<double>(), 1e-6);
        Assert.Equal(second, b.Grad![0, 0].Item<double>(), 1e-6);
    }

    [Fact]
    public void Values_are_cut()
    {
        var (a, b) = Parameters();
        GradientClipping.ClipGradValue([a, b], 1.5);
        Assert.Equal([1.5f, 1.5f], a.Grad!.ToArray<float>());
        Assert.Equal([1f, 1.5f, 1.5f, 0], b.Grad!.ToArray<float>());
    }

    [Fact]
    public void A_norm_that_is_not_finite_can_be_an_error()
    {
        var a = new Parameter(Tensor.Ones(1));
        (a * double.NaN).Sum().Backward();
        Assert.Throws<GradientException>(() => GradientClipping.ClipGradNorm([a], 1, errorIfNonfinite: true));
    }

    private static (Parameter A, Parameter B) Parameters()
    {
        var (a, b) = (new Parameter(Tensor.Ones(2)), new Parameter(Tensor.Ones(2, 2)));
        ((a * Tensor.From<float>(3, 4)).Sum() + (b * Tensor.From<float>([1, 2, 2, 0], [2, 2])).Sum()).Backward();
        return (a, b);
    }
}
