namespace Kasane.Tests;

/// <summary>The public gradient check: right gradients pass, wrong ones are found and named.</summary>
public class GradCheckTests
{
    private static readonly Tensor X = Tensor.From([0.4, -1.3, 2.2, 0.9], [2, 2], requiresGrad: true);

    [Fact]
    public void Right_gradients_pass()
    {
        Assert.True(Autograd.GradCheck(x => x.Sin().Mul(x), X));
        Assert.True(Autograd.GradGradCheck(x => x.Sin().Mul(x), X));
        Assert.True(Autograd.GradCheck(x => [x[0].MatMul(x[1]), x[0].Sum()], [X, X.Detach().Clone().Transpose(0, 1)]));
    }

    [Fact]
    public void A_transposed_input_is_moved_in_place_and_restored()
    {
        var x = X.Detach().Clone().Transpose(0, 1);
        var before = x.ToArray<double>();
        x.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(given => given.Exp().Sum(), x));
        Assert.Equal(before, x.ToArray<double>());
    }

    [Fact]
    public void A_wrong_gradient_is_named()
    {
        var error = Assert.Throws<GradCheckException>(() => Autograd.GradCheck(new Wrong().Apply, X));
        Assert.Equal((0, 0), (error.InputIndex, error.OutputIndex));
        Assert.Equal(error.OutputElement, error.InputElement);
        Assert.Equal(2, error.Numerical.Real, 1e-6);
        Assert.Equal(3, error.Analytical.Real, 1e-12);
        Assert.False(Autograd.GradCheck(new Wrong().Apply, X, raiseException: false));
        Assert.False(Autograd.GradCheck(x => x.Detach().Mul(2), X, raiseException: false));
    }

    [Fact]
    public void Random_gradients_are_found()
    {
        var generator = new Generator(1);
        var error = Assert.Throws<GradCheckException>(() => Autograd.GradCheck(new Trembling(generator).Apply, X));
        Assert.Contains("next", error.Message, StringComparison.Ordinal);
        Assert.True(Autograd.GradCheck(new Trembling(generator).Apply, X, nondetTol: 1e-3));
    }

    [Fact]
    public void Complex_functions_are_checked_in_both_parts()
    {
        var z = Tensor.From([new Complex64(0.5f, -0.8f), new Complex64(-1.1f, 0.3f)], [2]);
        z.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(x => x.Mul(x), z, eps: 1e-2, atol: 2e-2));
        Assert.True(Autograd.GradCheck(x => x.Abs(), z, eps: 1e-2, atol: 2e-2));
        Assert.True(Autograd.GradCheck(x => x.Exp(), z, eps: 1e-2, atol: 2e-2));
        Assert.True(Autograd.GradGradCheck(x => x.Mul(x), z, eps: 1e-2, atol: 2e-2));
    }

    [Fact]
    public void Inputs_are_checked()
    {
        Assert.Throws<ArgumentException>(() => Autograd.GradCheck(x => x, X.Detach()));
        var broad = Tensor.Ones(1).To(DType.Float64).Expand(3).Detach();
        broad.RequiresGrad = true;
        Assert.Throws<ArgumentException>(() => Autograd.GradCheck(x => x.Exp(), broad));
    }

    private sealed class Wrong : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x) => x * 2;

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient) => gradient * 3;
    }

    private sealed class Trembling(Generator generator) : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x) => x * 2;

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient) =>
            gradient * (2 + (1e-6 * Tensor.Rand([2, 2], generator, DType.Float64)));
    }
}
