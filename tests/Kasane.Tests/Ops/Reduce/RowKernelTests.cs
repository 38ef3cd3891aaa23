using Kasane.Tests.Support;

namespace Kasane.Tests;

/// <summary>The CPU's row kernels against the reference device, for all lengths around the vectors' and both orientations.</summary>
public class RowKernelTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var n in new[] { 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 64, 130 })
            {
                data.Add(n, 1);
                data.Add(n, 5);
                data.Add(6, n);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Softmax_and_its_gradient(int n, int inner) => Compare(x => x.Softmax(1), n, inner);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Log_softmax_and_its_gradient(int n, int inner) => Compare(x => x.LogSoftmax(1), n, inner);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Scans(int n, int inner)
    {
        Compare(x => x.CumSum(1), n, inner);
        Compare(x => x.CumProd(1), n, inner);
        Compare(x => x.LogCumSumExp(1), n, inner);
        Compare(x => x.CumMax(1).Values, n, inner);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Layer_norm(int n, int inner) =>
        Compare(x => Functional.LayerNorm(x.Reshape(-1, n * inner), [n * inner], x.Narrow(0, 0, 1).Reshape(-1)), n, inner);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cross_entropy(int n, int inner)
    {
        var classes = new long[2 * inner];
        for (var i = 0; i < classes.Length; i++) classes[i] = i * 5 % n;
        Compare(x => Functional.CrossEntropy(x, Tensor.From(classes, [2, inner]).To(x.Device), reduction: Reduction.None), n, inner);
    }

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    public void Sixteen_bit_rows_are_computed_in_single_precision(DType dtype)
    {
        var x = Numbers.Spread([4, 37]).To(dtype);
        Assert.Equal(dtype, x.Softmax(1).DType);
        Numbers.AssertClose(x.To(DType.Float64).Softmax(1), x.Softmax(1), 1e-3);
    }

    [Fact]
    public void Rows_of_minus_infinity_have_no_softmax()
    {
        var x = Tensor.Full([2, 20], double.NegativeInfinity, DType.Float32);
        Assert.All(x.Softmax(1).ToArray<float>(), value => Assert.True(float.IsNaN(value)));
        Assert.All(x.LogSoftmax(1).ToArray<float>(), value => Assert.True(float.IsNaN(value)));
        Assert.All(x.LogSumExp(1).ToArray<float>(), value => Assert.Equal(float.NegativeInfinity, value));
    }

    private static void Compare(Func<Tensor, Tensor> function, int n, int inner)
    {
        foreach (var (dtype, tolerance) in new[] { (DType.Float32, 1e-5), (DType.Float64, 1e-12) })
        {
            var source = Numbers.Spread([2, n, inner], -2, 2).To(dtype);
            var (fast, slow) = (source.Clone(), source.To(Device.Reference));
            fast.RequiresGrad = slow.RequiresGrad = true;
            var (y, expected) = (function(fast), function(slow));
            Numbers.AssertClose(expected.Detach(), y.Detach(), tolerance * n);
            var gradient = Numbers.Spread(y.Shape, phase: 0.3).To(dtype);
            y.Backward(gradient);
            expected.Backward(gradient.To(Device.Reference));
            Numbers.AssertClose(slow.Grad!, fast.Grad!, tolerance * n * 10);
        }
    }
}
