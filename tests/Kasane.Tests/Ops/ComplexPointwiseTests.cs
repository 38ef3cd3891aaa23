using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Complex numbers: values and gradients as PyTorch computes them, on the CPU and on the reference device.</summary>
public class ComplexPointwiseTests
{
    private static readonly Complex64[] A = [new(1, 2), new(-0.5f, 0.25f), new(3, -1)];
    private static readonly Complex64[] B = [new(0.5f, -1), new(2, 0.5f), new(-1, 0.75f)];
    private static readonly Complex64[] W = [new(1, 0.5f), new(-0.25f, 2), new(0.75f, -1)];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, double[] Values, double[] Gradient)> Unary = new(StringComparer.Ordinal)
    {
        ["exp"] = (F.Exp, [-1.131204, 2.471727, 0.587675, 0.150058, 10.852262, -16.901398], [0.104659, -3.037329, 0.153197, 1.212865, 25.040594, 1.823786]),
        ["sqrt"] = (F.Sqrt, [1.27202, 0.786151, 0.17178, 0.727673, 1.755317, -0.284849], [0.196538, 0.318005, -1.340113, 0.144577, 0.163116, -0.311319]),
        ["tanh"] = (F.Tanh, [1.166736, -0.243458, -0.485487, 0.198055, 1.002055, -0.004517], [-0.01795, -0.719104, 0.183732, 1.655133, -0.012123, -0.002696]),
        ["log"] = (F.Log, [0.804719, 1.107149, -0.581575, 2.677945, 1.151293, -0.321751], [0, 0.5, -1.2, -3.4, 0.125, -0.375]),
        ["pow"] = (x => x.Pow(3), [-11, -2, -0.03125, 0.171875, 18, -26], [-3, -16.5, -1.640625, 0.9375, 36, -10.5]),
        ["reciprocal"] = (F.Reciprocal, [0.2, -0.4, -1.6, -0.8, 0.3, 0.1], [0.2, -0.1, -4.64, -4.48, 0, 0.125]),
        ["conj"] = (F.Conj, [1, -2, -0.5, -0.25, 3, 1], [1, -0.5, -0.25, -2, 0.75, 1]),
        ["sin"] = (F.Sin, [3.165779, 1.959601, -0.494486, 0.221688, 0.21776, 1.16344], [0.506774, 4.068259, 0.01593, 1.840577, -1.311573, 1.403255]),
        ["sigmoid"] = (F.Sigmoid, [1.021415, 0.403439, 0.375725, 0.059003, 0.972187, -0.039662], [-0.06947, 0.491163, -0.030179, 0.47974, -0.015996, -0.056705]),
        ["x * 2.5 + 1"] = (x => (x * 2.5) + 1, [3.5, 5, -0.25, 0.625, 8.5, -2.5], [2.5, 1.25, -0.625, 5, 1.875, -2.5]),
        ["x / b"] = (x => x / Number(B, x.Device), [-1.2, 1.6, -0.205882, 0.176471, -2.4, -0.8], [0.8, -0.6, -0.352941, 0.911765, 0, 1]),
        ["a / x"] = (x => Number(A, x.Device) / (x - Number(A, x.Device) + Number(B, x.Device)), [-1.2, 1.6, -0.205882, 0.176471, -2.4, -0.8], [1.92, 0.56, -0.233564, 0.125433, 0.8, 2.4]),
        ["x * b"] = (x => x * Number(B, x.Device), [2.5, 0, -1.125, 0.25, -2.25, 3.25], [0, 1.25, 0.5, 4.125, -1.5, 0.4375]),
    };

    public static TheoryData<string> Names() => [.. Unary.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_PyTorchs(string name)
    {
        var (function, values, gradient) = Unary[name];
        foreach (var device in new[] { Device.Cpu, Device.Reference })
            foreach (var recorded in new[] { false, true })
            {
                var x = Number(A, device);
                x.RequiresGrad = true;
                var y = function(x);
                AssertClose(values, y);
                AssertClose(gradient, Autograd.Grad(y, [x], Number(W, device), createGraph: recorded)[0]!);
            }
    }

    [Fact]
    public void The_magnitude_is_real_and_its_gradient_points_outwards()
    {
        var x = Number(A, Device.Cpu);
        x.RequiresGrad = true;
        var y = x.Abs();
        Assert.Equal(DType.Float32, y.DType);
        Assert.Equal([2.236068f, 0.559017f, 3.1622777f], y.ToArray<float>());
        AssertClose([0.447214, 0.894427, -1.788854, 0.894427, 2.84605, -0.948683], Autograd.Grad(y, [x], Tensor.From(1f, 2f, 3f))[0]!);
    }

    [Fact]
    public void The_parts_are_real()
    {
        var x = Number(A, Device.Cpu);
        x.RequiresGrad = true;
        var y = (x.Real() * 2) + (x.Imag() * 3);
        Assert.Equal([8f, -0.25f, 3f], y.ToArray<float>());
        AssertClose([2, 3, 4, 6, 6, 9], Autograd.Grad(y, [x], Tensor.From(1f, 2f, 3f))[0]!);
    }

    [Fact]
    public void Equality_compares_both_parts() =>
        Assert.Equal([true, false, true], Number(A, Device.Cpu).Eq(Number([A[0], B[1], A[2]], Device.Cpu)).ToArray<bool>());

    [Fact]
    public void An_order_is_refused() => Assert.Throws<DTypeException>(() => Number(A, Device.Cpu).Lt(Number(B, Device.Cpu)));

    private static Tensor Number(Complex64[] values, Device device) => Tensor.From(values.AsSpan(), [values.Length], device);

    private static void AssertClose(double[] want, Tensor got)
    {
        var values = got.ToArray<Complex64>().SelectMany(c => new[] { (double)c.Real, c.Imaginary }).ToArray();
        Assert.Equal(want.Length, values.Length);
        for (var i = 0; i < want.Length; i++) Assert.True(Math.Abs(want[i] - values[i]) < 3e-6, $"element {i}: got {values[i]}, want {want[i]}");
    }
}
