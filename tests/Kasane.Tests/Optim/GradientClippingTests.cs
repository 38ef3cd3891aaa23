namespace Kasane.Tests;

public sealed class GradientClippingTests
{
    [Fact]
    public void Gradients_are_scaled_together()
    {
        Tensor[] parameters = [With(3f), With(0f, 4f), Tensor.Ones(2)];
        Assert.Equal(5, GradientClipping.ClipGradNorm(parameters, 1).Item<float>(), 1e-6f);
        Assert.Equal(0.6f, parameters[0].Grad!.Item<float>(), 1e-5f);
        Assert.Equal(0.8f, parameters[1].Grad![1].Item<float>(), 1e-5f);
        Assert.Equal(0.8f, GradientClipping.ClipGradNorm(parameters, 10, double.PositiveInfinity).Item<float>(), 1e-5f);
        Assert.Equal(0.8f, parameters[1].Grad![1].Item<float>(), 1e-5f);
        Assert.Equal(0, GradientClipping.ClipGradNorm(Tensor.Ones(2), 1).Item<float>());
    }

    [Fact]
    public void A_norm_that_is_not_finite_can_be_an_error()
    {
        var parameter = With(float.NaN);
        Assert.True(float.IsNaN(GradientClipping.ClipGradNorm(parameter, 1).Item<float>()));
        Assert.Throws<KasaneException>(() => GradientClipping.ClipGradNorm(parameter, 1, errorIfNonfinite: true));
    }

    [Fact]
    public void Values_are_clamped()
    {
        var parameter = With(-3f, 0.5f, 2f);
        GradientClipping.ClipGradValue(parameter, 1);
        Assert.Equal([-1, 0.5f, 1], parameter.Grad!.ToArray<float>());
    }

    private static Tensor With(params float[] gradient)
    {
        var parameter = Tensor.Zeros(gradient.Length);
        parameter.RequiresGrad = true;
        parameter.Grad = Tensor.From(gradient);
        return parameter;
    }
}
