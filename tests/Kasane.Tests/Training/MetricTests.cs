namespace Kasane.Tests;

/// <summary>Metrics against values computed by hand.</summary>
public sealed class MetricTests
{
    // Targets 0 0 0 1 1 2, predictions 0 0 1 1 2 2: found 2 1 1, wrongly found 0 1 1, missed 1 1 0.
    private static readonly long[] Targets = [0, 0, 0, 1, 1, 2];
    private static readonly long[] Guesses = [0, 0, 1, 1, 2, 2];

    [Fact]
    public void Class_metrics()
    {
        Check(new Accuracy(), 4.0 / 6);
        Check(new Precision(3), (1 + 0.5 + 0.5) / 3);
        Check(new Recall(3), ((2.0 / 3) + 0.5 + 1) / 3);
        Check(new F1Score(3), (0.8 + 0.5 + (2.0 / 3)) / 3);
        Check(new F1Score(3, Average.Micro), 4.0 / 6);
        Check(new F1Score(3, Average.Weighted), ((3 * 0.8) + (2 * 0.5) + (2.0 / 3)) / 6);
        Check(new Precision(3, Average.Weighted), (3 + 1 + 0.5) / 6);
        // A class that is nowhere is left out of the macro mean.
        Check(new F1Score(5), (0.8 + 0.5 + (2.0 / 3)) / 3);
        Assert.True(double.IsNaN(new F1Score(3).Compute()));
    }

    [Fact]
    public void A_confusion_matrix()
    {
        var confusion = new ConfusionMatrix(3);
        confusion.Update(Tensor.From(Guesses), Tensor.From(Targets));
        Assert.Equal([2L, 1, 0, 0, 1, 1, 0, 0, 1], confusion.Compute().ToArray<long>());
        Assert.Throws<ArgumentOutOfRangeException>(() => confusion.Update(Tensor.From(3L), Tensor.From(0L)));
        Assert.Equal(1, confusion[0, 1]);
    }

    [Fact]
    public void Scores_count_by_their_ranks()
    {
        var scores = Tensor.From<float>([0.1f, 0.7f, 0.2f, 0.5f, 0.2f, 0.3f, 0.3f, 0.4f, 0.3f], [3, 3]);
        var targets = Tensor.From<long>(2, 2, 0);
        foreach (var (k, expected) in (IEnumerable<(int, double)>)[(1, 0), (2, 1.0), (3, 1)])
        {
            var metric = new Accuracy(k);
            metric.Update(scores, targets);
            Assert.Equal(expected, metric.Compute(), 1e-12);
        }

        var pictures = new Accuracy(ignoreIndex: 9);
        pictures.Update(Tensor.From<float>([1, 0, 0, 1], [1, 2, 2]), Tensor.From<long>([0, 9], [1, 2]));
        Assert.Equal(1, pictures.Compute());
        Assert.Throws<ShapeException>(() => new Accuracy().Update(scores, Tensor.From<long>(1, 2)));
    }

    [Fact]
    public void The_area_counts_pairs()
    {
        var metric = new Auroc();
        // Pairs (positive, negative): 0.8 beats all 3; 0.4 beats 0.1, ties 0.4, loses to 0.6.
        metric.Update(Tensor.From<double>(0.8, 0.4, 0.1), Tensor.From<long>(1, 1, 0));
        metric.Update(Tensor.From<double>(0.4, 0.6), Tensor.From<long>(0, 0));
        Assert.Equal(4.5 / 6, metric.Compute(), 1e-12);
        metric.Reset();
        Assert.True(double.IsNaN(metric.Compute()));
    }

    [Fact]
    public void The_area_of_several_classes_is_that_of_each_against_the_rest()
    {
        // Class 0: positives .7 .3 against .2 .1 (4 of 4); class 1: .5 against .2 .6 .4 (2 of 3); class 2: .5 against .1 .1 .3 (3 of 3).
        var scores = Tensor.From<double>([0.7, 0.2, 0.1, 0.3, 0.6, 0.1, 0.2, 0.5, 0.3, 0.1, 0.4, 0.5], [4, 3]);
        var targets = Tensor.From<long>(0, 0, 1, 2);
        foreach (var (average, expected) in (IEnumerable<(Average, double)>)[(Average.Macro, (1 + (2.0 / 3) + 1) / 3), (Average.Weighted, (2 + (2.0 / 3) + 1) / 4)])
        {
            var metric = new Auroc(3, average);
            metric.Update(scores[..1], targets[..1]);
            metric.Update(scores[1..], targets[1..]);
            Assert.Equal(expected, metric.Compute(), 1e-12);
            Assert.Equal([1, 2.0 / 3, 1], metric.ComputePerClass().ToArray<double>());
        }
        // In one heap: positives .7 .3 .5 .5 against .2 .1 .6 .1 .2 .3 .1 .4, wins and half the ties of 32.
        var micro = new Auroc(3, Average.Micro);
        micro.Update(scores, targets);
        Assert.Equal((8 + (5 + 0.5) + 7 + 7) / 32, micro.Compute(), 1e-12);
        Assert.Throws<ShapeException>(() => new Auroc(4).Update(scores, targets));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Auroc(3).Update(scores, Tensor.From<long>(0, 0, 1, 3)));
    }

    [Fact]
    public void The_binary_average_is_the_second_class()
    {
        var metric = new F1Score(2, Average.Binary);
        metric.Update(Tensor.From<long>(1, 1, 0, 0, 1), Tensor.From<long>(1, 0, 0, 1, 1));
        Assert.Equal(2.0 / 3, metric.Compute(), 1e-12);
        Assert.Throws<ArgumentException>(() => new F1Score(3, Average.Binary));
    }

    [Fact]
    public void Errors_of_numbers()
    {
        var (predictions, targets) = (Tensor.From(2.5, 0.0, 2, 8), Tensor.From<double>(3, -0.5, 2, 7));
        foreach (var (metric, expected) in (IEnumerable<(Metric, double)>)[(new MeanSquaredError(), 0.375), (new MeanAbsoluteError(), 0.5), (new R2Score(), 1 - (1.5 / 29.1875))])
        {
            metric.Update(predictions[..3], targets[..3]);
            metric.Update(predictions[3..], targets[3..]);
            Assert.Equal(expected, metric.Compute(), 1e-12);
        }
    }

    [Fact]
    public void Perplexity_of_even_odds_is_their_number()
    {
        var metric = new Perplexity();
        metric.Update(Tensor.Zeros(2, 4, 3), Tensor.From<long>([0, 1, 2, 3, -100, 0], [2, 3]));
        Assert.Equal(4, metric.Compute(), 1e-12);
        metric.Reset();
        metric.Update(Tensor.From<double>([Math.Log(3), 0], [1, 2]), Tensor.From(0L));
        Assert.Equal(4.0 / 3, metric.Compute(), 1e-12);
        var mean = new RunningMean();
        mean.Add(1, 3);
        mean.Add(5);
        Assert.Equal(2, mean.Value);
    }

    private static void Check(Metric metric, double expected)
    {
        metric.Update(Tensor.From(Guesses[..2]), Tensor.From(Targets[..2]));
        metric.Update(Tensor.From(Guesses[2..]), Tensor.From(Targets[2..]));
        Assert.Equal(expected, metric.Compute(), 1e-12);
    }
}
