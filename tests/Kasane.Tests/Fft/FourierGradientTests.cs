using System.Numerics;

namespace Kasane.Tests.Fft;

/// <summary>The transforms are linear: the gradient of Re(conj(g) y) is the adjoint applied to g, here by the definition.</summary>
public sealed class FourierGradientTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Gradients_of_complex_transforms_are_their_adjoints(int n)
    {
        var (x, g) = (Dft.Random(1, n).Detach(), Dft.Random(2, n));
        x.RequiresGrad = true;
        Dft.Near(Dft.Run(Dft.Numbers(g), inverse: true), Dft.Numbers(Autograd.Grad(Fourier.Fft(x), [x], g)[0]!), 1e-6);
        Dft.Near([.. Dft.Run(Dft.Numbers(g)).Select(value => value / n)], Dft.Numbers(Autograd.Grad(Fourier.Ifft(x), [x], g)[0]!), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public void Gradients_of_real_transforms_are_their_adjoints(int n)
    {
        var x = Tensor.Randn([n], new Generator(3), DType.Float64);
        x.RequiresGrad = true;
        var g = Dft.Random(4, (n / 2) + 1);
        var padded = Dft.Numbers(g).Concat(new Complex[n - g.ElementCount]).ToArray();
        Complex[] want = [.. Dft.Run(padded, inverse: true).Select(value => (Complex)value.Real)];
        var got = Autograd.Grad(Fourier.Rfft(x), [x], g)[0]!;
        Assert.Equal(DType.Float64, got.DType);
        Dft.Near(want, Dft.Numbers(got), 1e-7);
    }

    [Fact]
    public void Halves_to_real_numbers_match_differences()
    {
        foreach (var n in (long[])[1, 2, 5, 6])
        {
            var x = Tensor.Randn([2, (n / 2) + 1], new Generator(5), DType.Float64);
            GradCheck.First(given => Fourier.Irfft(given[0], n), x);
            GradCheck.First(given => Fourier.Hfft(given[0], n, norm: FftNorm.Ortho), x);
            GradCheck.Second(given => Fourier.Irfft(given[0].Square(), n).Square(), x);
        }
        var image = Tensor.Randn([3, 4, 3], new Generator(6), DType.Float64);
        GradCheck.First(given => Fourier.Irfft2(given[0], [5, 4]), image);
        GradCheck.First(given => Fourier.Hfftn(given[0], dim: [0, 2]), image);
    }

    [Fact]
    public void Second_derivatives_pass_through_complex_numbers()
    {
        // sum |fft(x)|^2 = n sum |x|^2, so the gradient is 2 n x, and the gradient of its sum 2 n.
        var x = Tensor.Randn([2, 10], new Generator(7));
        x.RequiresGrad = true;
        foreach (var transform in (Func<Tensor, Tensor>[])[x => Fourier.Fft(x), x => Fourier.Fft2(x), x => Fourier.Ifft(x, norm: FftNorm.Forward)])
        {
            var y = transform(x);
            var scale = y.Abs().Square().Sum().Item<float>() / x.Square().Sum().Item<float>();
            var gradient = Autograd.Grad([y.Abs().Square().Sum()], [x], createGraph: true)[0]!;
            var second = Autograd.Grad([gradient.Sum()], [x])[0]!;
            foreach (var value in second.ToArray<float>()) Assert.Equal(2 * scale, value, 2e-4 * scale);
        }
    }
}
