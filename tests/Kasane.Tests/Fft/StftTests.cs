namespace Kasane.Tests.Fft;

public sealed class StftTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_inverse_gives_the_signal_back(bool center, bool normalized)
    {
        var x = Tensor.Randn([2, 96], new Generator(1));
        var window = center ? Functional.HannWindow(16) : Functional.HammingWindow(16);
        var y = x.Stft(16, 4, window: window, center: center, normalized: normalized, returnComplex: true);
        var back = y.Istft(16, 4, window: window, center: center, normalized: normalized, length: 96);
        Assert.Equal(DType.Complex64, y.DType);
        Assert.Equal([2, 9, center ? 25 : 21], y.Shape.ToArray());
        Dft.Near(Dft.Numbers(x), Dft.Numbers(back), 1e-5);
        Dft.Near(Dft.Numbers(x), Dft.Numbers(y.ViewAsReal().Istft(16, 4, window: window, center: center, normalized: normalized, length: 96)), 1e-5);
    }

    [Fact]
    public void A_frame_is_the_transform_of_a_window()
    {
        var x = Tensor.Randn([40], new Generator(2));
        var window = Functional.HannWindow(6);
        var y = x.Stft(8, 3, 6, window, center: false, onesided: false, returnComplex: true);
        var frame = Dft.Numbers(x.Narrow(0, 9, 8).Mul(window.ConstantPadNd([1, 1])));
        Dft.Near(Dft.Run(frame), Dft.Numbers(y.Select(1, 3)), 1e-6);
        var pairs = x.Stft(8, 3, 6, window, center: false);
        Assert.Equal([5, 11, 2], pairs.Shape.ToArray());
        Assert.Equal(DType.Float64, x.To(DType.Float64).Stft(8).DType);
    }

    [Fact]
    public void Gradients_reach_signal_and_window()
    {
        var x = Tensor.Randn([20], new Generator(3));
        var window = Functional.HannWindow(8);
        (x.RequiresGrad, window.RequiresGrad) = (true, true);
        var energy = x.Stft(8, 4, window: window, center: false, onesided: false, returnComplex: true).Abs().Square().Sum();
        var gradients = Autograd.Grad([energy], [x, window]);
        // The energy is 8 times that of the windowed frames.
        var frames = x.Detach().Unfold(0, 8, 4);
        var want = frames.Square().Sum(0).Mul(window.Detach()).Mul(16);
        Dft.Near(Dft.Numbers(want), Dft.Numbers(gradients[1]!), 1e-5);
        Assert.Equal(20, gradients[0]!.ElementCount);
    }

    [Fact]
    public void What_no_window_sees_cannot_be_recovered()
    {
        var y = Tensor.Randn([40], new Generator(4)).Stft(8, 4, window: Functional.HannWindow(8), center: false, returnComplex: true);
        Assert.Throws<KasaneException>(() => y.Istft(8, 4, window: Functional.HannWindow(8), center: false));
        Assert.Throws<KasaneException>(() => y.Istft(8, 9));
        Assert.Throws<ShapeException>(() => y.Istft(8, 4, onesided: false));
        Assert.Throws<DTypeException>(() => Tensor.Arange(20).Stft(8));
    }
}
