using Kasane.Tests.Support;
using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>First and second derivatives of losses against finite differences.</summary>
public class LossGradientTests
{
    private static readonly Tensor Classes = Tensor.From(1L, 0, 2);

    private static readonly Tensor Signs = Tensor.From([1.0, -1, 1, 1, -1, 1, -1, -1, 1, 1, -1, 1], [3, 4]);

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Functions = new()
    {
        ["mse"] = (x, y) => F.MseLoss(x, y),
        ["l1"] = (x, y) => F.L1Loss(x, y),
        ["smooth l1"] = (x, y) => F.SmoothL1Loss(x, y, beta: 0.4),
        ["huber"] = (x, y) => F.HuberLoss(x, y, delta: 0.5),
        ["bce"] = (x, y) => F.BinaryCrossEntropy(x, y),
        ["weighted bce"] = (x, y) => F.BinaryCrossEntropy(x, y, weight: Tensor.From(0.5, 2, 1, 3)),
        ["bce with logits"] = (x, y) => F.BinaryCrossEntropyWithLogits(x, y, posWeight: Tensor.From(0.5, 2, 1, 3)),
        ["kl"] = (x, y) => F.KlDiv(x, y, Reduction.BatchMean),
        ["kl of logarithms"] = (x, y) => F.KlDiv(x, y, logTarget: true),
        ["poisson"] = (x, y) => F.PoissonNllLoss(x, y, full: true),
        ["cross entropy"] = (x, y) => F.CrossEntropy(x.Mul(y), Classes),
        ["smoothed cross entropy"] = (x, y) => F.CrossEntropy(x.Mul(y), Classes, Tensor.From(0.5, 2, 1, 3), 2, labelSmoothing: 0.2),
        ["cross entropy of probabilities"] = (x, y) => F.CrossEntropy(x, y),
        ["nll"] = (x, y) => F.NllLoss(x.Mul(y), Classes, Tensor.From(0.5, 2, 1, 3)),
        ["hinge embedding"] = (x, y) => F.HingeEmbeddingLoss(x.Add(y), Signs),
        ["cosine embedding"] = (x, y) => F.CosineEmbeddingLoss(x, y, Tensor.From(1.0, -1, 1)),
        ["margin ranking"] = (x, y) => F.MarginRankingLoss(x, y, Signs, 0.1),
        ["soft margin"] = (x, y) => F.SoftMarginLoss(x.Mul(y), Signs),
        ["multi margin"] = (x, y) => F.MultiMarginLoss(x.Mul(y), Classes, 2),
        ["triplet"] = (x, y) => F.TripletMarginLoss(x, y, x.Mul(y).Neg(), swap: true),
        ["cosine"] = (x, y) => F.CosineSimilarity(x, y),
        ["cdist"] = (x, y) => F.Cdist(x, y),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives(string name) => GradCheck.First(x => Functions[name](x[0], x[1]), X, Y);

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives(string name) => GradCheck.Second(x => Functions[name](x[0], x[1]), X, Y);

    [Fact]
    public void Connectionist_temporal_classification()
    {
        var targets = Tensor.From([1L, 1, 2, 2, 3, 1], [2, 3]);
        // Its gradient takes for granted that the input is a log-softmax.
        GradCheck.First(x => F.CtcLoss(x[0].LogSoftmax(2), targets, [7L, 6], [3L, 2], reduction: Reduction.None), Numbers.Spread([7, 2, 4]));
    }

    [Fact]
    public void Probabilities_outside_of_0_to_1_are_refused()
    {
        Assert.Throws<KasaneException>(() => F.BinaryCrossEntropy(Tensor.From(0.5, 1.1), Tensor.From(1.0, 0)));
        Assert.Throws<KasaneException>(() => F.BinaryCrossEntropy(Tensor.From(0.5, double.NaN), Tensor.From(1.0, 0)));
        Assert.Equal(50, F.BinaryCrossEntropy(Tensor.From(0.0, 1), Tensor.From(1.0, 1)).Item<double>(), 6);
    }

    [Fact]
    public void Classes_outside_are_refused_before_anything_is_computed()
    {
        Assert.Throws<TensorIndexException>(() => F.CrossEntropy(Tensor.Zeros(2, 3), Tensor.From(0L, 3)));
        Assert.Throws<ArgumentException>(() => F.CrossEntropy(Tensor.Zeros(2, 3), Tensor.From(0L)));
    }

    private static Tensor X => Numbers.Spread([3, 4], 0.1, 0.9);

    private static Tensor Y => Numbers.Spread([3, 4], 0.15, 0.85, 0.4);
}
