namespace Kasane.Tests;

/// <summary>Compares gradients with finite differences, in Float64.</summary>
public static class GradCheck
{
    private const double Step = 1e-6;

    /// <summary>The first derivatives of <paramref name="function"/> at <paramref name="inputs"/>.</summary>
    public static void First(Func<Tensor[], Tensor> function, params Tensor[] inputs) => Check(function, inputs, 1e-6);

    /// <summary>The derivatives of the derivatives.</summary>
    public static void Second(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        var weight = Weights(function(inputs));
        for (var i = 0; i < inputs.Length; i++)
        {
            var which = i;
            Check(
                x =>
                {
                    var gradient = Autograd.Grad(function(x), [x[which]], weight, createGraph: true, allowUnused: true)[0];
                    // A gradient that does not depend on the inputs is one whose own gradient is 0.
                    return gradient is { RequiresGrad: true } ? gradient : x[which].Mul(0);
                },
                inputs,
                1e-5);
        }
    }

    private static void Check(Func<Tensor[], Tensor> function, Tensor[] inputs, double tolerance)
    {
        Tensor[] leaves = [.. inputs.Select(input => Leaf(input.ToArray<double>(), input.Shape))];
        var output = function(leaves);
        var weight = Weights(output);
        var gradients = Autograd.Grad(output, leaves, weight, allowUnused: true);
        for (var i = 0; i < leaves.Length; i++)
        {
            var analytic = gradients[i]?.ToArray<double>() ?? new double[leaves[i].ElementCount];
            for (var j = 0; j < analytic.Length; j++)
            {
                var numeric = (Value(Step) - Value(-Step)) / (2 * Step);
                var allowed = tolerance * Math.Max(1, Math.Abs(numeric));
                Assert.True(Math.Abs(numeric - analytic[j]) <= allowed, $"input {i}, element {j}: the gradient is {analytic[j]:r}, differences give {numeric:r}");

                double Value(double step)
                {
                    Tensor[] moved = [.. leaves];
                    var values = leaves[i].ToArray<double>();
                    values[j] += step;
                    moved[i] = Leaf(values, leaves[i].Shape);
                    return function(moved).Detach().Mul(weight).Sum().Item<double>();
                }
            }
        }
    }

    private static Tensor Leaf(double[] values, Shape shape) => Tensor.From(values.AsSpan(), shape, requiresGrad: true);

    private static Tensor Weights(Tensor output)
    {
        var values = new double[output.ElementCount];
        for (var i = 0; i < values.Length; i++) values[i] = 0.5 + ((i * 7 % 11) / 11.0);
        return Tensor.From(values.AsSpan(), output.Shape);
    }
}
