using Kasane.Internal;
using static Kasane.Tests.FiniteDifferences;

namespace Kasane.Tests;

/// <summary>
/// Every way of the convolution kernels against the compositions of the reference device: the result and both gradients. The shapes are
/// (samples, channels, height, width), (outputs, kernel height, kernel width), stride, padding, dilation, groups.
/// </summary>
[Collection(nameof(WorkPool))]
public class ConvKernelTests
{
    public static TheoryData<long[]> Shapes =>
    [
        [2, 3, 17, 19, 5, 3, 3, 1, 1, 1, 1],
        [2, 3, 37, 35, 20, 7, 7, 2, 3, 1, 1],
        [1, 1, 9, 40, 1, 2, 5, 3, 4, 1, 1],
        [3, 16, 14, 14, 33, 3, 3, 1, 1, 1, 1],
        [5, 16, 7, 7, 40, 3, 3, 2, 1, 1, 1],
        [9, 40, 2, 2, 50, 3, 3, 1, 1, 1, 1],
        [3, 20, 1, 1, 30, 3, 3, 1, 1, 1, 1],
        [4, 24, 13, 11, 30, 1, 1, 1, 0, 1, 1],
        [4, 24, 13, 11, 30, 1, 1, 2, 0, 1, 1],
        [2, 24, 13, 11, 15, 1, 1, 3, 1, 1, 1],
        [2, 6, 15, 16, 9, 3, 3, 1, 2, 2, 3],
        [2, 6, 15, 16, 9, 3, 2, 2, 5, 3, 3],
        [3, 8, 21, 18, 8, 3, 3, 1, 1, 1, 8],
        [3, 8, 21, 18, 16, 5, 3, 2, 1, 1, 8],
        [8, 32, 11, 9, 64, 3, 3, 1, 0, 1, 1],
        [8, 33, 12, 17, 35, 3, 3, 1, 1, 1, 1],
        [4, 64, 16, 16, 32, 3, 3, 1, 2, 1, 1],
        [1, 36, 43, 29, 70, 3, 3, 1, 1, 1, 1],
        [7, 16, 12, 12, 6, 5, 5, 1, 0, 1, 1],
        [2, 16, 12, 12, 6, 2, 2, 2, 0, 1, 1],
        [64, 16, 4, 4, 130, 3, 3, 1, 1, 1, 1],
        [3, 300, 5, 6, 4, 3, 3, 1, 1, 1, 1],
        [2, 4, 6, 70, 3, 3, 3, 1, 6, 1, 1],
        [1, 48, 7, 7, 80, 3, 3, 1, 1, 1, 1],
        [8, 64, 7, 9, 48, 3, 3, 1, 1, 1, 1],
        [16, 32, 4, 4, 64, 3, 3, 1, 1, 1, 1],
        [3, 32, 8, 6, 32, 3, 3, 1, 2, 1, 1],
        [2, 32, 26, 26, 64, 3, 3, 1, 0, 1, 1],
        [2, 34, 9, 40, 50, 3, 3, 1, 3, 1, 1],
        [2, 6, 13, 70, 6, 3, 3, 2, 1, 1, 6],
        [2, 5, 20, 45, 5, 3, 5, 1, 2, 2, 5],
        [1, 1, 40, 40, 1, 5, 5, 2, 0, 1, 1],
        [3, 4, 9, 33, 4, 1, 1, 1, 0, 1, 4],
        [2, 3, 30, 30, 3, 11, 11, 1, 5, 1, 3],
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Kernels_agree_with_the_reference(long[] s)
    {
        foreach (var dtype in new[] { DType.Float64, DType.Float32 })
        {
            var (wanted, got) = (Run(s, dtype, Device.Reference), Run(s, dtype, Device.Cpu));
            // In single precision both sides round, and the sums cancel: what counts there is that the same ways are taken as in double.
            for (var i = 0; i < wanted.Length; i++) AssertClose(wanted[i], got[i], dtype == DType.Float64 ? 1e-12 : 3e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bits_do_not_depend_on_the_threads(long[] s)
    {
        var threads = Threads.Count;
        try
        {
            Threads.Count = 1;
            var wanted = Run(s, DType.Float32, Device.Cpu);
            foreach (var count in new[] { 2, 3 })
            {
                Threads.Count = count;
                var got = Run(s, DType.Float32, Device.Cpu);
                for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i].ToArray<float>(), got[i].ToArray<float>());
            }
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_number_that_is_none_spoils_its_windows_only(long[] s)
    {
        var (x, w) = (Single(s[0], s[1], s[2], s[3]), Single(s[4], s[1] / s[10], s[5], s[6]));
        var marked = x.Clone();
        marked[0, 0, s[2] / 2, s[3] / 2].FillInPlace(double.NaN);
        var (clean, spoilt) = (Conv(x, w, null, s).ToArray<float>(), Conv(marked, w, null, s).ToArray<float>());
        var wanted = Conv(marked.To(Device.Reference), w.To(Device.Reference), null, s).To(Device.Cpu).ToArray<float>();
        for (var i = 0; i < clean.Length; i++)
        {
            Assert.Equal(float.IsNaN(wanted[i]), float.IsNaN(spoilt[i]));
            if (!float.IsNaN(wanted[i])) Assert.Equal(clean[i], spoilt[i]);
        }
    }

    [Fact]
    public void Volumes_and_lines_agree_with_the_reference()
    {
        foreach (var stride in new[] { 1, 2 })
        {
            Agree((x, w) => Functional.Conv3d(x, w, stride: stride, padding: 1), Numbers(2, 4, 6, 7, 9), Numbers(5, 4, 3, 2, 3));
            Agree((x, w) => Functional.ConvTranspose3d(x, w, stride: stride, padding: 1), Numbers(2, 5, 4, 5, 3), Numbers(5, 4, 3, 2, 3));
            Agree((x, w) => Functional.Conv1d(x, w, stride: stride, padding: 4), Numbers(3, 4, 50), Numbers(5, 4, 9));
            Agree((x, w) => Functional.ConvTranspose2d(x, w, stride: stride, padding: 1), Numbers(3, 32, 9, 8), Numbers(32, 40, 3, 3));
        }
    }

    private static void Agree(Func<Tensor, Tensor, Tensor> function, Tensor x, Tensor w)
    {
        var (wanted, got) = (On(Device.Reference), On(Device.Cpu));
        for (var i = 0; i < wanted.Length; i++) AssertClose(wanted[i], got[i], 1e-12);

        Tensor[] On(Device device)
        {
            Tensor[] leaves = [x.To(device).Detach().RequiresGradInPlace(), w.To(device).Detach().RequiresGradInPlace()];
            var y = function(leaves[0], leaves[1]);
            return [y.Detach(), .. Autograd.Grad(y.Mul(Numbers(y.Shape.ToArray()).To(device)).Sum(), leaves)!];
        }
    }

    private static Tensor[] Run(long[] s, DType dtype, Device device)
    {
        Tensor[] inputs = [Numbers(s[0], s[1], s[2], s[3]), Numbers(s[4], s[1] / s[10], s[5], s[6]), Numbers(s[4])];
        var leaves = Array.ConvertAll(inputs, input => input.To(dtype).To(device).Detach().RequiresGradInPlace());
        var y = Conv(leaves[0], leaves[1], leaves[2], s);
        var weights = Numbers(y.Shape.ToArray()).To(dtype).To(device);
        return [y.Detach().To(Device.Cpu), .. Autograd.Grad(y.Mul(weights).Sum(), leaves).Select(gradient => gradient!.To(Device.Cpu))];
    }

    private static Tensor Conv(Tensor x, Tensor w, Tensor? bias, long[] s) =>
        Functional.Conv2d(x, w, bias, stride: s[7], padding: s[8], dilation: s[9], groups: s[10]);

    private static Tensor Single(params long[] shape) => Numbers(shape).To(DType.Float32);

    private static void AssertClose(Tensor wanted, Tensor got, double tolerance)
    {
        Assert.Equal(wanted.Shape, got.Shape);
        var (a, b) = (wanted.To(Device.Cpu).To(DType.Float64).ToArray<double>(), got.To(Device.Cpu).To(DType.Float64).ToArray<double>());
        var scale = 1 + a.Max(Math.Abs);
        for (var i = 0; i < a.Length; i++)
            Assert.True(Math.Abs(a[i] - b[i]) <= tolerance * scale, $"element {i}: {b[i]} instead of {a[i]} (largest {scale})");
    }
}
