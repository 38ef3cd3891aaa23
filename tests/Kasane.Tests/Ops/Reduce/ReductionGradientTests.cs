using Kasane.Tests.Support;
using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>First and second derivatives of reductions, scans and softmax against finite differences.</summary>
public class ReductionGradientTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Functions = new()
    {
        ["softmax"] = x => x.Softmax(1),
        ["softmax along columns"] = x => x.Softmax(0),
        ["log softmax"] = x => x.LogSoftmax(1),
        ["log sum exp"] = x => x.LogSumExp([0, 1]),
        ["prod"] = x => x.Prod(1),
        ["prod of all"] = x => x.Prod(),
        ["var"] = x => x.Var(1),
        ["std"] = x => x.Std([0, 1], correction: 0),
        ["1-norm"] = x => x.Norm(1, 1),
        ["2-norm"] = x => x.Norm(2, 1),
        ["3-norm"] = x => x.Norm(3.0, [0, 1]),
        ["1.5-norm"] = x => x.Norm(1.5, 0),
        ["maximum norm"] = x => x.Norm(double.PositiveInfinity, 1),
        ["max"] = x => x.Max(1).Values,
        ["amin"] = x => x.Amin([0, 1]),
        ["cumsum"] = x => x.CumSum(1).Square(),
        ["cumprod"] = x => x.CumProd(1),
        ["cummax"] = x => x.CumMax(0).Values.Square(),
        ["log cumsum exp"] = x => x.LogCumSumExp(1),
        ["quantile"] = x => x.Quantile(0.3, 1),
        ["trapezoid"] = x => x.Square().Trapezoid(0.5, 0),
        ["gradient"] = x => x.Square().Gradient(0.5, [1], 2)[0],
        ["normalize"] = x => x.Normalize(),
        ["cov"] = x => x.Cov(),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives(string name) => GradCheck.First(x => Functions[name](x[0]), Numbers.Spread([3, 4]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives(string name) => GradCheck.Second(x => Functions[name](x[0]), Numbers.Spread([3, 4]));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_zero_does_not_spoil_the_gradient_of_a_product(int at)
    {
        double[] values = [0.5, -2, 3, 0.7];
        values[at] = 0;
        GradCheck.First(x => x[0].Prod(0), Tensor.From(values));
        GradCheck.First(x => x[0].CumProd(0), Tensor.From(values));
    }

    [Fact]
    public void Two_zeros_in_a_product()
    {
        var values = Tensor.From(0.5, 0, 3, 0, 2);
        GradCheck.First(x => x[0].CumProd(0), values);
        GradCheck.First(x => x[0].Prod(), values);
    }

    [Fact]
    public void Equal_maxima_share_the_gradient()
    {
        var x = Tensor.From([1f, 3, 3, 2], [4]);
        x.RequiresGrad = true;
        x.Amax().Backward();
        Assert.Equal([0f, 0.5f, 0.5f, 0], x.Grad!.ToArray<float>());
        x.Grad = null;
        x.Max(0).Values.Backward();
        Assert.Equal([0f, 1, 0, 0], x.Grad!.ToArray<float>());
    }

    [Fact]
    public void The_deviation_of_equal_numbers_has_the_gradient_zero()
    {
        var x = Tensor.From([2f, 2, 2], [3]);
        x.RequiresGrad = true;
        F.Std(x).Backward();
        Assert.Equal([0f, 0, 0], x.Grad!.ToArray<float>());
    }
}
