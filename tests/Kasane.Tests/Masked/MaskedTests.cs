using M = Kasane.Masked;

namespace Kasane.Tests.MaskedFunctions;

/// <summary>Against the same functions of the elements that the mask lets through.</summary>
public sealed class MaskedTests
{
    private static readonly Tensor X = Tensor.Randn([6, 9], new Generator(1), DType.Float64);
    private static readonly Tensor Mask = Tensor.Randn([6, 9], new Generator(2)).Gt(-0.3);

    public static TheoryData<string> Reductions() => [.. All.Keys];

    private static readonly Dictionary<string, (Func<Tensor, Tensor?, Tensor> Masked, Func<Tensor, Tensor> Plain)> All = new()
    {
        ["Sum"] = ((x, mask) => M.Sum(x, [1], mask: mask), x => x.Sum()),
        ["Prod"] = ((x, mask) => M.Prod(x, [1], mask: mask), x => x.Prod()),
        ["Mean"] = ((x, mask) => M.Mean(x, [1], mask: mask), x => x.Mean()),
        ["Amax"] = ((x, mask) => M.Amax(x, [1], mask: mask), x => x.Amax()),
        ["Amin"] = ((x, mask) => M.Amin(x, [1], mask: mask), x => x.Amin()),
        ["Median"] = ((x, mask) => M.Median(x, 1, mask: mask), x => x.Median()),
        ["Norm"] = ((x, mask) => M.Norm(x, 3, [1], mask: mask), x => x.Norm(3)),
        ["Lowest"] = ((x, mask) => M.Norm(x, double.NegativeInfinity, [1], mask: mask), x => x.Norm(double.NegativeInfinity)),
        ["Var"] = ((x, mask) => M.Var(x, [1], true, mask: mask), x => x.Var()),
        ["Std"] = ((x, mask) => M.Std(x, [1], mask: mask), x => x.Std(unbiased: false)),
        ["LogSumExp"] = ((x, mask) => M.LogSumExp(x, [1], mask: mask), x => x.LogSumExp(0)),
    };

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Reductions_see_what_the_mask_lets_through(string name)
    {
        var (masked, plain) = All[name];
        var got = masked(X, Mask).ToArray<double>();
        for (var row = 0; row < 6; row++) Assert.Equal(plain(X.Select(0, row).MaskedSelect(Mask.Select(0, row))).Item<double>(), got[row], 1e-12);
        Assert.Equal(masked(X, Tensor.Ones([6, 9], DType.Bool)).ToArray<double>(), masked(X, null).ToArray<double>());
        GradCheck.First(given => masked(given[0], Mask), X);
    }

    [Fact]
    public void Masks_broadcast()
    {
        var mask = Tensor.From(true, false, true, true, false, true, true, true, false);
        Assert.Equal(M.Sum(X, mask: mask.Expand(6, 9)).Item<double>(), M.Sum(X, mask: mask).Item<double>());
        Assert.Throws<TensorIndexException>(() => M.Sum(X, mask: Mask.Unsqueeze(0)));
        Assert.Throws<ShapeException>(() => M.Sum(X, mask: Tensor.Ones([4], DType.Bool)));
        Assert.Throws<KasaneException>(() => M.Sum(X, [1, 1]));
        Assert.Throws<DTypeException>(() => M.Amax(Mask, mask: Mask));
    }

    [Fact]
    public void A_result_that_saw_nothing_is_neutral()
    {
        var (x, none) = (Tensor.Ones(1, 3), Tensor.Zeros([3], DType.Bool));
        Assert.Equal(0, M.Sum(x, mask: none).Item<float>());
        Assert.Equal(1, M.Prod(x, mask: none).Item<float>());
        Assert.True(float.IsNaN(M.Mean(x, mask: none).Item<float>()));
        Assert.Equal(float.NegativeInfinity, M.Amax(x, mask: none).Item<float>());
        Assert.Equal(long.MinValue, M.Amax(x.To(DType.Int64), mask: none).Item<long>());
        Assert.True(float.IsNaN(M.Median(x, mask: none).Item<float>()));
        Assert.True(float.IsNaN(M.Var(x, mask: none).Item<float>()));
        Assert.Throws<ArgumentException>(() => M.Median(x.To(DType.Int64), mask: none));
    }

    [Fact]
    public void Rows_are_normalized_over_what_is_seen()
    {
        var weights = M.Softmax(X, 1, mask: Mask);
        Assert.Equal(0, M.Sum(weights, mask: Mask.LogicalNot()).Item<double>());
        foreach (var sum in weights.Sum(1).ToArray<double>()) Assert.Equal(1, sum, 1e-12);
        foreach (var norm in M.Normalize(X, 2, 1, mask: Mask).Norm(2, 1).ToArray<double>()) Assert.Equal(1, norm, 1e-12);
        Assert.Equal(M.Sum(X, [1], mask: Mask).ToArray<double>(), M.CumSum(X, 1, mask: Mask).Select(1, 8).ToArray<double>().Select(each => each), Near);
        GradCheck.First(given => M.Softmax(given[0], 1, mask: Mask), X);
        GradCheck.First(given => M.Normalize(given[0], 2, 1, mask: Mask), X);
        static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
    }

    [Fact]
    public void Dtypes_are_those_of_PyTorch()
    {
        var x = Tensor.From(3, 1, 2).To(DType.Int32);
        Assert.Equal(DType.Int64, M.Sum(x).DType);
        Assert.Equal(DType.Float32, M.Mean(x).DType);
        Assert.Equal(DType.Float32, M.Var(x).DType);
        Assert.Equal(DType.Int32, M.Argmax(x).DType);
        Assert.Equal(DType.Int32, M.Median(x).DType);
        Assert.Equal(DType.Float64, M.Sum(x, dtype: DType.Float64).DType);
    }
}
