using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Numbers are PyTorch 1.13's.</summary>
public class AntialiasTests
{
    [Fact]
    public void ResultsArePyTorchs()
    {
        Near([0.454368, 0.490131, 0.446990, 0.461183, 0.473129, 0.435021], F.Interpolate(Image(), size: (3, 2), mode: InterpolationMode.Bilinear, alignCorners: false, antialias: true));
        Near([0.523750, 0.367146, 0.487038, 0.414787, 0.555252, 0.376255, 0.462435, 0.628209, 0.340294, 0.462712], F.Interpolate(Image(), size: (2, 5), mode: InterpolationMode.Bicubic, alignCorners: false, antialias: true));
        Near([0.364895, 0.354437, 0.391412, 0.498104, 0.664558, 0.630106, 0.531422, 0.455947, 0.460771, 0.777016], F.Interpolate(Image(), size: (4, 9), mode: InterpolationMode.Bicubic, alignCorners: true, antialias: true));
        Near([0.451264, 0.465027, 0.453476, 0.480282], F.Interpolate(Image(), scaleFactor: 0.4, mode: InterpolationMode.Bilinear, alignCorners: false, antialias: true));
        Near([-0.062683, -0.035968, 0.035561, 0.160948, 0.334511, 0.588839, 0.970382, 0.788990, 0.387464, 0.104051], F.Interpolate(Image(), scaleFactor: 1.5, mode: InterpolationMode.Bicubic, alignCorners: false, antialias: true));
        Near([0.456217, 0.464052, 0.532086, 0.462353, 0.465882, 0.501961, 0.399265, 0.478431, 0.445098], F.Interpolate(Image(), size: (3, 3), mode: InterpolationMode.Bilinear, alignCorners: true, antialias: true));

        static void Near(double[] expected, Tensor actual)
        {
            var given = actual.Flatten().Narrow(0, 0, Math.Min(10, actual.ElementCount)).To(DType.Float64).ToArray<double>();
            Assert.Equal(expected.Length, given.Length);
            for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], given[i], 2e-6);
        }
    }

    [Fact]
    public void GradientsAreRight()
    {
        var x = Tensor.Randn([1, 2, 5, 6], dtype: DType.Float64, requiresGrad: true);
        foreach (var mode in new[] { InterpolationMode.Bilinear, InterpolationMode.Bicubic })
        {
            Assert.True(Autograd.GradCheck(t => F.Interpolate(t, size: (3, 2), mode: mode, antialias: true), x));
            Assert.True(Autograd.GradGradCheck(t => F.Interpolate(t, size: (3, 2), mode: mode, antialias: true), x));
        }
    }

    [Fact]
    public void OtherModesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => F.Interpolate(Tensor.Ones(1, 1, 4, 4), size: 2, antialias: true));
        Assert.Throws<ArgumentException>(() => F.Interpolate(Tensor.Ones(1, 1, 4), size: 2, mode: InterpolationMode.Linear, antialias: true));
    }

    private static Tensor Image() => (Tensor.Arange(42).To(DType.Float32).Square() % 17 / 17).Reshape(1, 1, 6, 7);
}
