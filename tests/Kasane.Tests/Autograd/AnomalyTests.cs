using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Anomaly detection names the operation whose gradient went wrong.</summary>
[Collection("Interceptors")]
public class AnomalyTests
{
    [Fact]
    public void NaN_is_blamed_on_the_operation_that_made_it()
    {
        var x = Leaf(0, 1);
        using (Autograd.DetectAnomaly())
        {
            Assert.True(Autograd.IsAnomalyEnabled);
            // The gradient of the root at 0 is infinite, times 0 is NaN.
            var y = x.Sqrt().Mul(0).Sum();
            var error = Assert.Throws<GradientException>(() => y.Backward());
            Assert.Equal("Sqrt", error.Operation);
            Assert.Equal([x.Shape], error.Shapes);
            Assert.Contains($"Sqrt(Float32{x.Shape})", error.Message, StringComparison.Ordinal);
            Assert.Contains(nameof(NaN_is_blamed_on_the_operation_that_made_it), error.Message, StringComparison.Ordinal);
            Assert.Null(x.Grad);
        }
        Assert.False(Autograd.IsAnomalyEnabled);
        x.Sqrt().Mul(0).Sum().Backward();
        Assert.True(float.IsNaN(x.Grad!.ToArray<float>()[0]));
    }

    [Fact]
    public void NaN_may_be_let_through()
    {
        var x = Leaf(0, 1);
        using (Autograd.DetectAnomaly(checkNaN: false)) x.Sqrt().Mul(0).Sum().Backward();
        Assert.True(float.IsNaN(x.Grad!.ToArray<float>()[0]));
    }

    [Fact]
    public void A_failing_gradient_is_traced_to_its_forward_call()
    {
        var x = Leaf(1, 2);
        using (Autograd.DetectAnomaly())
        {
            var y = new Failing().Apply(x).Sum();
            var error = Assert.Throws<GradientException>(() => y.Backward());
            Assert.Equal("Failing", error.Operation);
            Assert.IsType<InvalidOperationException>(error.InnerException);
            Assert.Contains(nameof(A_failing_gradient_is_traced_to_its_forward_call), error.Message, StringComparison.Ordinal);
        }
        Assert.Throws<InvalidOperationException>(() => new Failing().Apply(x).Sum().Backward());
    }

    [Fact]
    public void In_second_order_the_origin_is_named_too()
    {
        var x = Leaf(0, 1);
        using (Autograd.DetectAnomaly())
        {
            var gradient = Autograd.Grad(x.Pow(1.5).Sum(), [x], createGraph: true)[0]!;
            var error = Assert.Throws<GradientException>(() => gradient.Mul(0).Sum().Backward());
            Assert.Contains("recorded while the gradient of another operation", error.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Failing : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x) => x * 2;

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient) => throw new InvalidOperationException("broken");
    }
}
