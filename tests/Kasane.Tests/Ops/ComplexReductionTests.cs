using System.Numerics;
using Kasane.Tests.Fft;

namespace Kasane.Tests.Ops;

/// <summary>Sums and products of complex numbers, on both devices, against System.Numerics.</summary>
public sealed class ComplexReductionTests
{
    public static TheoryData<string> Devices => ["cpu", "reference"];

    [Theory]
    [MemberData(nameof(Devices))]
    public void Sums_and_products(string name)
    {
        var x = Dft.Random(1, 4, 7);
        var z = x.To(name == "cpu" ? Device.Cpu : Device.Reference);
        var numbers = Dft.Numbers(x);
        Complex[] Columns(Func<Complex, Complex, Complex> combine) =>
            [.. Enumerable.Range(0, 7).Select(c => Enumerable.Range(0, 4).Select(r => numbers[(r * 7) + c]).Aggregate(combine))];
        Dft.Near(Columns((a, b) => a + b), Host(z.Sum(0)), 1e-6);
        Dft.Near(Columns((a, b) => a * b), Host(z.Prod(0)), 1e-6);
        Dft.Near([numbers.Aggregate((a, b) => a + b) / 28], Host(z.Mean()), 1e-6);
        Dft.Near(Columns((a, b) => a + b), Host(z.CumSum(0).Select(0, 3)), 1e-6);
        Dft.Near(Columns((a, b) => a * b), Host(z.CumProd(0).Select(0, 3)), 1e-6);
        Assert.Throws<DTypeException>(() => z.Amax());
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Matrix_products(string name)
    {
        var device = name == "cpu" ? Device.Cpu : Device.Reference;
        var (a, b) = (Dft.Random(2, 3, 5), Dft.Random(3, 5, 2));
        var (x, y) = (Dft.Numbers(a), Dft.Numbers(b));
        Complex[] want = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 5).Select(k => x[(i / 2 * 5) + k] * y[(k * 2) + (i % 2)]).Aggregate((p, q) => p + q))];
        Dft.Near(want, Host(a.To(device).MatMul(b.To(device))), 1e-6);
        Dft.Near(want, Host(Functional.Linear(a.To(device), b.T.To(device))), 1e-6);
    }

    [Fact]
    public void Gradients_are_adjoints()
    {
        var (a, b, g) = (Dft.Random(4, 3, 5).Detach(), Dft.Random(5, 5, 2).Detach(), Dft.Random(6, 3, 2));
        (a.RequiresGrad, b.RequiresGrad) = (true, true);
        var gradients = Autograd.Grad([a.MatMul(b)], [a, b], [g]);
        Dft.Near(Dft.Numbers(g.MatMul(b.Detach().Conj().T)), Dft.Numbers(gradients[0]!), 1e-6);
        Dft.Near(Dft.Numbers(a.Detach().Conj().T.MatMul(g)), Dft.Numbers(gradients[1]!), 1e-6);
        // A real factor of complex numbers gets the real part of the sum.
        var w = Tensor.Ones(5);
        w.RequiresGrad = true;
        var c = Dft.Random(7, 3, 5);
        var ofW = Autograd.Grad(c.Mul(w), [w], c)[0]!;
        Dft.Near(Dft.Numbers(c.Abs().Square().Sum(0)), Dft.Numbers(ofW), 1e-6);
    }

    private static Complex[] Host(Tensor x) => Dft.Numbers(x.To(Device.Cpu));
}
