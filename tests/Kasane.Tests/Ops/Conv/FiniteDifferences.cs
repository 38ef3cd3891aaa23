namespace Kasane.Tests;

/// <summary>Checks gradients in double precision against central differences.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;

    /// <summary>First derivatives of a weighted sum of what the function returns, and second ones after squaring (it may be linear).</summary>
    public static void Check(Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        First(function, inputs);
        First(
            given => Autograd.Grad(Weighted(function(given).Square()), given, createGraph: true)
                .Select(gradient => Weighted(gradient!.Square())).Aggregate((a, b) => a.Add(b)),
            inputs);
    }

    /// <summary>Numbers that look random but are always the same; no two are equal.</summary>
    public static Tensor Numbers(params long[] shape)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        return Tensor.From([.. Enumerable.Range(0, (int)count).Select(i => Math.Sin((i * 12.9898) + 1) * 1.7)], shape);
    }

    private static Tensor Weighted(Tensor y) => y.Mul(Numbers(y.Shape.ToArray()).Add(0.3)).Sum();

    private static void First(Func<Tensor[], Tensor> function, Tensor[] inputs)
    {
        var leaves = Array.ConvertAll(inputs, input => Tensor.From(input.ToArray<double>(), input.Shape, requiresGrad: true));
        var gradients = Autograd.Grad(Weighted(function(leaves)), leaves);
        for (var i = 0; i < inputs.Length; i++)
        {
            var values = inputs[i].ToArray<double>();
            var got = gradients[i]!.ToArray<double>();
            for (var j = 0; j < values.Length; j += Math.Max(1, values.Length / 12))
            {
                var wanted = (At(values[j] + Step) - At(values[j] - Step)) / (2 * Step);
                Assert.True(Math.Abs(wanted - got[j]) <= 1e-5 * (1 + Math.Abs(wanted)), $"input {i}, element {j}: {got[j]} instead of {wanted}");

                double At(double value)
                {
                    var moved = (double[])values.Clone();
                    moved[j] = value;
                    var given = inputs.Select((input, k) => Tensor.From(k == i ? moved : input.ToArray<double>(), input.Shape, requiresGrad: true)).ToArray();
                    return Weighted(function(given)).Item<double>();
                }
            }
        }
    }
}
