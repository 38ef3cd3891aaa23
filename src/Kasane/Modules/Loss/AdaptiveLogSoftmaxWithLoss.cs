namespace Kasane;

/// <summary>
/// The log-probability of the target class and the mean loss when there are very many classes, sorted by frequency: the frequent ones are
/// in a short list, the others in clusters that are computed only where they are needed (Grave et al. 2017).
/// </summary>
public sealed class AdaptiveLogSoftmaxWithLoss : Module<LossInput, (Tensor Output, Tensor Loss)>
{
    private readonly long[] cutoffs;

    /// <summary>A layer whose weights are drawn now.</summary>
    /// <param name="inFeatures">Size of the last dimension of the input.</param>
    /// <param name="nClasses">The number of classes.</param>
    /// <param name="cutoffs">Where the short list ends and each further cluster but the last: rising, from 1 to nClasses - 1.</param>
    /// <param name="divValue">Each cluster works with this many times fewer features than the one before; default 4.</param>
    /// <param name="headBias">Whether the short list has a bias; default false.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The cutoffs do not rise, or lie outside.</exception>
    public AdaptiveLogSoftmaxWithLoss(
        long inFeatures,
        long nClasses,
        ReadOnlySpan<long> cutoffs,
        double divValue = 4,
        bool headBias = false,
        DType dtype = DType.Float32,
        Device? device = null)
    {
        for (var i = 0; i < cutoffs.Length; i++)
            if (cutoffs[i] <= (i == 0 ? 0 : cutoffs[i - 1]) || cutoffs[i] >= nClasses) RefuseCutoffs(cutoffs, nClasses);
        if (cutoffs.Length == 0) RefuseCutoffs(cutoffs, nClasses);
        this.cutoffs = [.. cutoffs, nClasses];
        Head = new(inFeatures, cutoffs[0] + cutoffs.Length, headBias, dtype, device);
        for (var i = 0; i < cutoffs.Length; i++)
        {
            var hidden = (long)Math.Floor(inFeatures / Math.Pow(divValue, i + 1));
            Tail.Add(new(
                new Linear(inFeatures, hidden, bias: false, dtype, device),
                new Linear(hidden, this.cutoffs[i + 1] - this.cutoffs[i], bias: false, dtype, device)));
        }
    }

    /// <summary>The short list, and one more class for each cluster.</summary>
    public Linear Head { get; }

    /// <summary>The clusters: each a projection to fewer features and the classes.</summary>
    public ModuleList<Sequential> Tail { get; } = new();

    private long ShortList => cutoffs[0];

    /// <summary>The target's log-probability for every row, and the mean of their negatives, with all hooks.</summary>
    /// <param name="input">(N, inFeatures) or (inFeatures).</param>
    /// <param name="target">(N) or a scalar: the class.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="KasaneException">A class that does not exist.</exception>
    public (Tensor Output, Tensor Loss) Call(Tensor input, Tensor target) => Call(new LossInput(input, target));

    /// <summary>The log-probabilities of all classes: (N, inFeatures) to (N, nClasses).</summary>
    public Tensor LogProb(Tensor input)
    {
        var head = Head.Call(input).LogSoftmax(1);
        var parts = new List<Tensor> { head.Narrow(1, 0, ShortList) };
        for (var i = 0; i < Tail.Count; i++) parts.Add(Tail[i].Call(input).LogSoftmax(1).Add(head.Narrow(1, ShortList + i, 1)));
        return Functional.Cat([.. parts], 1);
    }

    /// <summary>The likeliest class of every row: (N, inFeatures) to (N), Int64.</summary>
    public Tensor Predict(Tensor input)
    {
        var best = Head.Call(input).Argmax(1);
        var further = best.Ge(ShortList);
        return further.Any().Item<bool>() ? Functional.Where(further, LogProb(input).Argmax(1), best) : best;
    }

    /// <summary>Draws all weights anew.</summary>
    public void ResetParameters()
    {
        Head.ResetParameters();
        foreach (var cluster in Tail)
            foreach (var layer in cluster) ((Linear)layer).ResetParameters();
    }

    /// <inheritdoc/>
    protected override (Tensor Output, Tensor Loss) Forward(LossInput given)
    {
        var (input, target) = given;
        if (target.Rank > 1 || input.Rank != target.Rank + 1 || (target.Rank == 1 && input.Size(0) != target.Size(0)))
            throw new ShapeException(
                $"AdaptiveLogSoftmaxWithLoss expects an input (N, features) with targets (N), or one row with a scalar, but got shapes "
                + $"{input.Shape} and {target.Shape}.")
            {
                Operation = nameof(AdaptiveLogSoftmaxWithLoss),
                Shapes = [input.Shape, target.Shape],
            };
        if (target.Rank == 1) return Rows(input, target);
        var (output, loss) = Rows(input.Unsqueeze(0), target.Unsqueeze(0));
        return (output.Squeeze(0), loss);
    }

    private (Tensor Output, Tensor Loss) Rows(Tensor input, Tensor target)
    {
        var classes = target.To(DType.Int64).ToArray<long>();
        if (Array.Exists(classes, one => one < 0 || one >= cutoffs[^1]))
            throw new KasaneException(
                $"AdaptiveLogSoftmaxWithLoss expects targets from 0 to {cutoffs[^1] - 1}, but they reach from {classes.Min()} to "
                + $"{classes.Max()}.")
            {
                Operation = nameof(AdaptiveLogSoftmaxWithLoss),
            };
        var output = Tensor.Zeros([classes.Length], input.DType, input.Device);
        var places = (long[])classes.Clone();
        for (var i = 0; i < Tail.Count; i++)
        {
            var (low, high) = (cutoffs[i], cutoffs[i + 1]);
            long[] rows = [.. Enumerable.Range(0, classes.Length).Where(row => classes[row] >= low && classes[row] < high)];
            if (rows.Length == 0) continue;
            foreach (var row in rows) places[row] = ShortList + i;
            var at = Tensor.From(rows).To(input.Device);
            var within = Tensor.From(Array.ConvertAll(rows, row => classes[row] - low)).To(input.Device);
            var local = Tail[i].Call(input.IndexSelect(0, at)).LogSoftmax(1).Gather(1, within.Unsqueeze(1));
            output = output.IndexAdd(0, at, local.Squeeze(1));
        }
        var chosen = Tensor.From(places).To(input.Device).Unsqueeze(1);
        output = output.Add(Head.Call(input).LogSoftmax(1).Gather(1, chosen).Squeeze(1));
        return (output, output.Neg().Mean());
    }

    private static void RefuseCutoffs(ReadOnlySpan<long> cutoffs, long nClasses) => throw new ArgumentException(
        $"AdaptiveLogSoftmaxWithLoss expects rising cutoffs from 1 to {nClasses - 1}, but got ({string.Join(", ", cutoffs.ToArray())}).",
        nameof(cutoffs));
}
