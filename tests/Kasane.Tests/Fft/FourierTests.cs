using System.Numerics;

namespace Kasane.Tests.Fft;

public sealed class FourierTests
{
    // All small lengths, powers of two, products of small primes, primes with a pass of their own (61) and without (67, 101, 1009).
    public static TheoryData<int> Lengths() =>
        [.. Enumerable.Range(1, 40), 49, 60, 61, 64, 67, 100, 101, 121, 128, 134, 210, 256, 360, 1000, 1009, 1024];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_length_is_the_sum_it_is_defined_as(int n)
    {
        var x = Dft.Random(1, 3, n);
        Dft.Near(Rows(x, false), Dft.Numbers(Fourier.Fft(x)), 1e-6);
        Dft.Near([.. Rows(x, true).Select(value => value / n)], Dft.Numbers(Fourier.Ifft(x)), 1e-6);
        static Complex[] Rows(Tensor x, bool inverse) =>
            [.. Enumerable.Range(0, 3).SelectMany(i => Dft.Run(Dft.Numbers(x.Select(0, i)), inverse))];
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Real_transforms_are_the_first_half_and_come_back(int n)
    {
        var x = Tensor.Randn([5, n], new Generator(2), DType.Float64);
        var half = Fourier.Rfft(x);
        Assert.Equal([5, (n / 2) + 1], half.Shape.ToArray());
        for (var i = 0; i < 5; i++) Dft.Near(Dft.Run(Dft.Numbers(x.Select(0, i))).AsSpan(0, (n / 2) + 1), Dft.Numbers(half.Select(0, i)), 1e-7);
        Dft.Near(Dft.Numbers(x), Dft.Numbers(Fourier.Irfft(half, n)), 1e-6);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 32)]
    [InlineData(6, 17)]
    [InlineData(31, 48)]
    [InlineData(64, 100)]
    [InlineData(78, 33)]
    [InlineData(134, 16)]
    public void Many_lines_side_by_side(int n, int lines)
    {
        var complex = Dft.Random(6, lines, n);
        var real = Tensor.Randn([lines, n], new Generator(7));
        var (forward, back, half) = (Fourier.Fft(complex), Fourier.Ifft(real, norm: FftNorm.Forward), Fourier.Rfft(real));
        var (whole, again, hermitian) = (Fourier.Fft(real), Fourier.Irfft(half, n), Fourier.Hfft(half, n));
        for (var i = 0; i < lines; i++)
        {
            var numbers = Dft.Numbers(real.Select(0, i));
            Dft.Near(Dft.Run(Dft.Numbers(complex.Select(0, i))), Dft.Numbers(forward.Select(0, i)), 1e-6);
            Dft.Near(Dft.Run(numbers), Dft.Numbers(whole.Select(0, i)), 1e-6);
            Dft.Near(Dft.Run(numbers).AsSpan(0, (n / 2) + 1), Dft.Numbers(half.Select(0, i)), 1e-6);
            Dft.Near(Dft.Run(numbers, inverse: true), Dft.Numbers(back.Select(0, i)), 1e-6);
            Dft.Near(numbers, Dft.Numbers(again.Select(0, i)), 1e-6);
            // Transformed twice: the numbers in reverse order, n times.
            for (var j = 0; j < n; j++)
                Assert.Equal(n * numbers[(n - j) % n].Real, hermitian[i, j].Item<double>(), n * 1e-5);
        }
    }

    // The gradient of a real input is the real part of a transform of numbers without symmetry.
    [Theory]
    [InlineData(2, 3)]
    [InlineData(24, 16)]
    [InlineData(30, 21)]
    [InlineData(9, 16)]
    public void The_gradient_of_real_lines_is_the_real_part(int n, int lines)
    {
        var x = Tensor.Randn([lines, n], new Generator(8)).RequiresGradInPlace();
        var g = Dft.Random(9, lines, n);
        Fourier.Fft(x).Backward(g);
        for (var i = 0; i < lines; i++)
        {
            var want = Dft.Run(Dft.Numbers(g.Select(0, i)), inverse: true).Select(value => (Complex)value.Real).ToArray();
            Dft.Near(want, Dft.Numbers(x.Grad!.Select(0, i)), 1e-6);
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(7)]
    [InlineData(67)]
    [InlineData(128)]
    public void Float64_is_computed_in_double(int n)
    {
        // From real numbers to real ones nothing is rounded to Complex64.
        var half = Tensor.Randn([4, (n / 2) + 1], new Generator(3), DType.Float64);
        var got = Fourier.Irfft(half, n).ToArray<double>();
        for (var i = 0; i < 4; i++)
        {
            var numbers = Dft.Numbers(half.Select(0, i));
            var whole = Enumerable.Range(0, n).Select(k => numbers[k <= n / 2 ? k : n - k]).ToArray();
            var want = Dft.Run(whole, inverse: true);
            for (var j = 0; j < n; j++) Assert.Equal(want[j].Real / n, got[(i * n) + j], 1e-13);
        }
    }

    [Theory]
    [InlineData(6, 1, 40)]
    [InlineData(8, 70, 1)]
    [InlineData(15, 3, 33)]
    [InlineData(64, 200, 3)]
    [InlineData(67, 2, 9)]
    public void Any_dimension_any_panel(int n, int outer, int inner)
    {
        var x = Dft.Random(4, outer, n, inner);
        var want = Fourier.Fft(x.Transpose(1, 2).Contiguous()).Transpose(1, 2);
        Dft.Near(Dft.Numbers(want), Dft.Numbers(Fourier.Fft(x, dim: 1)), 1e-6);
        Dft.Near(Dft.Run(Dft.Numbers(x.Select(0, outer - 1).Select(1, inner - 1))), Dft.Numbers(Fourier.Fft(x, dim: -2).Select(0, outer - 1).Select(1, inner - 1)), 1e-6);
    }

    [Fact]
    public void Several_dimensions_are_one_after_the_other()
    {
        var x = Dft.Random(5, 4, 6, 5);
        Dft.Near(Dft.Numbers(Fourier.Fft(Fourier.Fft(x, dim: 0), dim: 2)), Dft.Numbers(Fourier.Fftn(x, dim: [0, 2])), 1e-6);
        Dft.Near(Dft.Numbers(x), Dft.Numbers(Fourier.Ifftn(Fourier.Fftn(x))), 1e-6);
        var real = Tensor.Randn([4, 6, 5], new Generator(6));
        Dft.Near(Dft.Numbers(Fourier.Fft(Fourier.Fft(Fourier.Rfft(real, dim: 1), dim: 0), dim: 2)), Dft.Numbers(Fourier.Rfftn(real, dim: [2, 0, 1])), 1e-6);
        Dft.Near(Dft.Numbers(real), Dft.Numbers(Fourier.Irfftn(Fourier.Rfftn(real), [4, 6, 5])), 1e-6);
        Dft.Near(Dft.Numbers(real), Dft.Numbers(Fourier.Hfftn(Fourier.Ihfftn(real), [4, 6, 5])), 1e-6);
    }

    [Theory]
    [InlineData(FftNorm.Backward)]
    [InlineData(FftNorm.Ortho)]
    [InlineData(FftNorm.Forward)]
    public void Energy_is_kept_up_to_the_norm(FftNorm norm)
    {
        const int N = 30;
        var x = Dft.Random(7, N);
        var y = Fourier.Fft(x, norm: norm);
        var factor = norm == FftNorm.Backward ? N : norm == FftNorm.Forward ? 1.0 / N : 1;
        Assert.Equal(Energy(x) * factor, Energy(y), Energy(x) * factor * 1e-5);
        Dft.Near(Dft.Numbers(x), Dft.Numbers(Fourier.Ifft(y, norm: norm)), 1e-6);
        static double Energy(Tensor x) => Dft.Numbers(x).Sum(value => value.Magnitude * value.Magnitude);
    }

    [Fact]
    public void A_product_is_a_convolution()
    {
        const int N = 21;
        var (a, b) = (Tensor.Randn([N], new Generator(8)), Tensor.Randn([N], new Generator(9)));
        var got = Fourier.Irfft(Fourier.Rfft(a).Mul(Fourier.Rfft(b)), N).ToArray<double>();
        var (x, y) = (a.ToArray<double>(), b.ToArray<double>());
        for (var k = 0; k < N; k++)
            Assert.Equal(Enumerable.Range(0, N).Sum(j => x[j] * y[(k - j + N) % N]), got[k], 1e-4);
    }

    [Fact]
    public void Shifts_and_frequencies_belong_together()
    {
        foreach (var n in (long[])[1, 2, 7, 8])
        {
            var frequencies = Fourier.Fftfreq(n, 0.5);
            var sorted = Fourier.Fftshift(frequencies).ToArray<float>();
            Assert.Equal(sorted.Order(), sorted);
            Assert.Equal(frequencies.ToArray<float>(), Fourier.Ifftshift(Fourier.Fftshift(frequencies)).ToArray<float>());
        }
        Assert.Equal([0, 0.25f, 0.5f, -0.5f, -0.25f], Fourier.Fftfreq(5, 0.8).ToArray<float>());
        Assert.Equal([0, 0.25f, 0.5f], Fourier.Rfftfreq(4).ToArray<float>());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var x = Tensor.Randn([2, 3], new Generator(1));
        Assert.Throws<ShapeException>(() => Fourier.Fft(x, 0));
        Assert.Throws<ShapeException>(() => Fourier.Irfft(Tensor.Zeros(2, 1)));
        Assert.Throws<TensorIndexException>(() => Fourier.Fft(x, dim: 2));
        Assert.Throws<TensorIndexException>(() => Fourier.Fft(Tensor.Scalar(1f)));
        Assert.Throws<DTypeException>(() => Fourier.Rfft(Dft.Random(1, 3)));
        Assert.Throws<DTypeException>(() => Fourier.Fft(x.To(DType.Float16)));
        Assert.Throws<KasaneException>(() => Fourier.Fftn(x, [2], [0, 1]));
        Assert.Throws<KasaneException>(() => Fourier.Fftn(x, dim: [1, -1]));
        Assert.Throws<ShapeException>(() => Fourier.Fftn(x, [1, 2, 3]));
        Assert.Equal([0, 3], Fourier.Fft(Tensor.Zeros(0, 3)).Shape.ToArray());
    }
}
