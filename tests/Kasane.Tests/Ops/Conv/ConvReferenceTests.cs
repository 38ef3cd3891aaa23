using static Kasane.Tests.FiniteDifferences;

namespace Kasane.Tests;

/// <summary>The vectorised kernels against the plain loops of the reference device, at sizes with and without a tail.</summary>
public class ConvReferenceTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 0, 2)]
    public void Convolutions_agree(long stride, long padding, long dilation)
    {
        var (x, w) = (Numbers(3, 4, 19, 23), Numbers(6, 2, 3, 3));
        Agree(d => Functional.Conv2d(x.To(d), w.To(d), stride: stride, padding: padding, dilation: dilation, groups: 2));
        Agree(d => Functional.ConvTranspose2d(x.To(d), w.To(d).Reshape(4, 3, 3, 3), stride: stride, dilation: dilation, groups: 2));
    }

    [Fact]
    public void Poolings_agree()
    {
        var x = Numbers(2, 3, 17, 37);
        var odd = x.Clone();
        odd[0, 1, 4, 5].FillInPlace(double.NaN);
        odd[0, 1, 5, 4].FillInPlace(double.NaN);
        odd[1, 0].FillInPlace(1);
        foreach (var input in new[] { x, odd, odd.To(DType.Float32) })
        {
            Agree(d => Functional.MaxPool2dWithIndices(input.To(d), (3, 4), 2, 1, ceilMode: true).Output);
            Agree(d => Functional.MaxPool2dWithIndices(input.To(d), (3, 4), 2, 1, (2, 3)).Indices);
            Agree(d => Functional.MaxPool3dWithIndices(input.To(d), 3, 1, 1).Indices);
        }
        Agree(d => Functional.AvgPool2d(x.To(d), 5, 2, 2));
        Agree(d => Functional.AdaptiveAvgPool2d(x.To(d), (5, 9)));
    }

    [Fact]
    public void Many_samples_are_convolved_in_parts()
    {
        // The columns of all samples together do not fit into the scratch memory: several parts, the last one smaller.
        var (x, w) = (Numbers(37, 16, 16, 16), Numbers(8, 16, 3, 3));
        var all = Functional.Conv2d(x, w, padding: 1);
        for (var i = 0; i < 37; i += 9)
            AssertClose(Functional.Conv2d(x.Narrow(0, i, 1), w, padding: 1), all.Narrow(0, i, 1));
    }

    private static void Agree(Func<Device, Tensor> function) => AssertClose(function(Device.Reference).To(Device.Cpu), function(Device.Cpu));

    private static void AssertClose(Tensor wanted, Tensor got)
    {
        Assert.Equal(wanted.Shape, got.Shape);
        var (a, b) = (wanted.To(DType.Float64).ToArray<double>(), got.To(DType.Float64).ToArray<double>());
        for (var i = 0; i < a.Length; i++)
            Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= 1e-9 * (1 + Math.Abs(a[i])), $"element {i}: {b[i]} instead of {a[i]}");
    }
}
