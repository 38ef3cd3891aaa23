using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Differentiable operations written by the user.</summary>
public class FunctionTests
{
    [Fact]
    public void One_input_needs_no_casts_and_works_in_all_orders()
    {
        var x = Tensor.From([0.5, -1.5, 2], [3]);
        x.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(new Cube().Apply, x));
        Assert.True(Autograd.GradGradCheck(new Cube().Apply, x));
        var y = new Cube().Apply(x);
        Assert.Equal("<CubeBackward>", y.GradientFunction!.ToString());
        Assert.Equal("Cube", y.GradientFunction.Name);
    }

    [Fact]
    public void Results_can_be_saved_and_differentiated_again()
    {
        var x = Tensor.From([0.5, -1.5, 0.25], [3]);
        x.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(new MyExp().Apply, x));
        Assert.True(Autograd.GradGradCheck(new MyExp().Apply, x));
    }

    [Fact]
    public void Several_inputs_and_results_with_attributes()
    {
        var (a, b) = (Tensor.From([1.0, 2], [2]), Tensor.From([3.0, -1], [2]));
        a.RequiresGrad = b.RequiresGrad = true;
        Assert.True(Autograd.GradCheck(given => new SumAndProduct(2.5).Apply(given), [a, b]));
        Assert.True(Autograd.GradGradCheck(given => new SumAndProduct(2.5).Apply(given), [a, b]));
        var needs = new SumAndProduct(1);
        needs.Apply(a, b.Detach())[1].Sum().Backward();
        Assert.Equal([true, false], needs.Asked!);
        Assert.Equal([3.0, -1], a.Grad!.ToArray<double>());
    }

    [Fact]
    public void Unused_results_give_zeros_or_null()
    {
        var x = Leaf(1, 2);
        foreach (var materialize in new[] { true, false })
        {
            var function = new Two(materialize);
            function.Apply(x)[0].Sum().Backward();
            Assert.Equal(materialize, function.SawSecond);
        }
        AssertValues(x.Grad, 2, 2);
    }

    [Fact]
    public void An_input_changed_in_place_is_marked_dirty()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(1);
        var version = h.Version;
        var y = new DoubleInPlace(mark: true).Apply(h);
        Assert.Same(h, y);
        Assert.True(h.Version > version);
        y.Sum().Backward();
        AssertValues(x.Grad, 2, 2);
        Assert.Throws<GradientException>(() => new DoubleInPlace(mark: true).Apply(x));

        var part = x.Mul(1);
        new DoubleInPlace(mark: true).Apply(part[0]);
        x.Grad = null;
        part.Sum().Backward();
        AssertValues(x.Grad, 2, 1);
    }

    [Fact]
    public void A_saved_tensor_that_is_changed_later_is_noticed()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(1);
        var y = new Cube().Apply(h);
        h.MulInPlace(2);
        Assert.Throws<GradientException>(() => y.Sum().Backward());
        var z = new Cube().Apply(x).Sum();
        z.Backward();
        Assert.Contains("second time", Assert.Throws<GradientException>(() => z.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_can_be_marked_as_without_gradient()
    {
        var x = Leaf(3, 1, 2);
        var outputs = new SortWithRest().Apply(x);
        Assert.True(outputs[0].RequiresGrad);
        Assert.False(outputs[1].RequiresGrad);
        Assert.False(outputs[2].RequiresGrad);
        outputs[0].Mul(Plain(1, 2, 3)).Sum().Backward();
        AssertValues(x.Grad, 3, 1, 2);
    }

    [Fact]
    public void An_input_passed_on_is_a_view_with_the_functions_gradient()
    {
        var x = Leaf(1, 2);
        var y = new Reverse().Apply(x);
        Assert.NotSame(x, y);
        y.Sum().Backward();
        AssertValues(x.Grad, -1, -1);
        Assert.Throws<GradientException>(() => new Reverse().Apply(x.Mul(1)).MulInPlace(2));
    }

    [Fact]
    public void A_function_for_first_order_only_says_so()
    {
        var x = Leaf(1, 2);
        var gradient = Autograd.Grad(new Once().Apply(x).Mul(x).Sum(), [x], createGraph: true)[0]!;
        AssertValues(gradient.Detach(), 4, 8);
        var error = Assert.Throws<GradientException>(() => gradient.Sum().Backward());
        Assert.Contains("OnceDifferentiable", error.Message, StringComparison.Ordinal);
        x.Grad = null;
        new Once().Apply(x).Sum().Backward();
        AssertValues(x.Grad, 2, 2);
    }

    [Fact]
    public void The_wrong_number_of_gradients_is_refused()
    {
        var x = Leaf(1, 2);
        Assert.Throws<GradientException>(() => new TooFew().Apply(x, x.Mul(2))[0].Sum().Backward());
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded()
    {
        var x = Leaf(1, 2);
        using (Autograd.NoGrad()) Assert.False(new Cube().Apply(x).RequiresGrad);
        Assert.False(new Cube().Apply(Plain(1)).RequiresGrad);
    }

    private sealed class Cube : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x)
        {
            Assert.False(Autograd.IsGradEnabled);
            ctx.SaveForBackward(x);
            return x * x * x;
        }

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient)
        {
            var x = ctx.SavedTensors[0];
            return gradient * 3 * x * x;
        }
    }

    private sealed class MyExp : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x)
        {
            var y = x.Exp();
            ctx.SaveForBackward(null, y);
            return y;
        }

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient)
        {
            Assert.Null(ctx.SavedTensors[0]);
            return gradient * ctx.SavedTensors[1];
        }
    }

    private sealed class SumAndProduct(double weight) : MultiFunction
    {
        public bool[]? Asked { get; private set; }

        protected override Tensor[] Forward(FunctionContext ctx, Tensor[] inputs)
        {
            Asked = [.. ctx.NeedsInputGrad];
            ctx.SaveForBackward(inputs);
            ctx.Store("weight", weight);
            return [inputs[0] + (weight * inputs[1]), inputs[0] * inputs[1]];
        }

        protected override Tensor?[] Backward(FunctionContext ctx, Tensor[] gradients)
        {
            var (a, b) = (ctx.SavedTensors[0], ctx.SavedTensors[1]);
            return [gradients[0] + (gradients[1] * b), (gradients[0] * ctx.Load<double>("weight")) + (gradients[1] * a)];
        }
    }

    private sealed class Two(bool materialize) : MultiFunction
    {
        public bool SawSecond { get; private set; }

        protected override Tensor[] Forward(FunctionContext ctx, Tensor[] inputs)
        {
            ctx.SetMaterializeGrads(materialize);
            return [inputs[0].Clone(), inputs[0] * 2];
        }

        protected override Tensor?[] Backward(FunctionContext ctx, Tensor[] gradients)
        {
            SawSecond = gradients[1] is not null;
            return [gradients[0]];
        }
    }

    private sealed class DoubleInPlace(bool mark) : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x)
        {
            if (mark) ctx.MarkDirty(x);
            return x.MulInPlace(2);
        }

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient) => gradient * 2;
    }

    private sealed class SortWithRest : MultiFunction
    {
        protected override Tensor[] Forward(FunctionContext ctx, Tensor[] inputs)
        {
            var (values, indices) = inputs[0].Sort();
            var copy = values.Clone();
            ctx.SaveForBackward(indices);
            ctx.MarkNonDifferentiable(copy);
            return [values, indices, copy];
        }

        protected override Tensor?[] Backward(FunctionContext ctx, Tensor[] gradients) =>
            [gradients[0].ZerosLike().Scatter(0, ctx.SavedTensors[0], gradients[0])];
    }

    private sealed class Reverse : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x) => x;

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient) => -gradient;
    }

    [OnceDifferentiable]
    private sealed class Once : Function
    {
        protected override Tensor Forward(FunctionContext ctx, Tensor x) => x * 2;

        protected override Tensor? Backward(FunctionContext ctx, Tensor gradient)
        {
            Assert.False(Autograd.IsGradEnabled);
            return gradient * 2;
        }
    }

    private sealed class TooFew : MultiFunction
    {
        protected override Tensor[] Forward(FunctionContext ctx, Tensor[] inputs) => [inputs[0] + inputs[1]];

        protected override Tensor?[] Backward(FunctionContext ctx, Tensor[] gradients) => [gradients[0]];
    }
}
