using Kasane.Tests.Support;
using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Normalisations: derivatives, statistics, running statistics.</summary>
public class NormalizationTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Functions = new()
    {
        ["layer"] = x => F.LayerNorm(x[0], [2, 3], x[1].Expand(2, 3), x[2].Expand(2, 3)),
        ["layer without parameters"] = x => F.LayerNorm(x[0], [3]),
        ["group"] = x => F.GroupNorm(x[0], 2, x[1].Sum().Mul(Tensor.From(1.0, 2, 3, 4)), x[2].Sum().Expand(4)),
        ["batch"] = x => F.BatchNorm(x[0].Transpose(1, 3), null, null, x[1], x[2], training: true),
        ["batch, evaluating"] = x => F.BatchNorm(x[0].Transpose(1, 3), Tensor.From(0.1, 0.2, 0.3), Tensor.From(1.0, 2, 0.5), x[1], x[2]),
        ["instance"] = x => F.InstanceNorm(x[0].Transpose(1, 3), weight: x[1], bias: x[2]),
        ["local response"] = x => F.LocalResponseNorm(x[0], 3, alpha: 0.5),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives(string name) => GradCheck.First(Functions[name], Inputs);

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives(string name) => GradCheck.Second(Functions[name], Inputs);

    [Fact]
    public void Layer_norm_brings_rows_to_mean_0_and_variance_1()
    {
        var y = F.LayerNorm(Numbers.Spread([6, 50], 3, 9), [50], eps: 0);
        Numbers.AssertClose(Tensor.Zeros([6], DType.Float64), y.Mean(1), 1e-12);
        Numbers.AssertClose(Tensor.Ones([6], DType.Float64), y.Var([1], correction: 0), 1e-12);
    }

    [Fact]
    public void Running_statistics_take_over_a_tenth()
    {
        var x = Numbers.Spread([8, 2, 5], 1, 4);
        var (mean, variance) = (Tensor.Zeros([2], DType.Float64), Tensor.Ones([2], DType.Float64));
        F.BatchNorm(x, mean, variance, training: true);
        Numbers.AssertClose(x.Mean([0, 2]).Mul(0.1), mean, 1e-12);
        Numbers.AssertClose(x.Var([0, 2]).Mul(0.1).Add(0.9), variance, 1e-12);
    }

    [Fact]
    public void A_far_away_mean_costs_no_digits()
    {
        var x = Numbers.Spread([4, 64]).Add(10_000).To(DType.Float32);
        var expected = F.LayerNorm(x.To(DType.Float64), [64]);
        Numbers.AssertClose(expected, F.LayerNorm(x, [64]), 1e-3);
        Numbers.AssertClose(x.To(DType.Float64).Var(1), x.Var(1), 1e-4);
    }

    private static Tensor[] Inputs => [Numbers.Spread([2, 4, 2, 3]), Numbers.Spread([3], 0.5, 1.5), Numbers.Spread([3], phase: 0.2)];
}
