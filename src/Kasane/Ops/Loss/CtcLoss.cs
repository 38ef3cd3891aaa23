namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Connectionist temporal classification: the negative log-probability of all ways to align targets with a longer sequence.
    /// </summary>
    /// <param name="logProbs">(T, N, C) or (T, C): log-probabilities, such as <see cref="LogSoftmax"/> gives.</param>
    /// <param name="targets">(N, S), or all targets in one vector; classes other than <paramref name="blank"/>.</param>
    /// <param name="inputLengths">(N): how many time steps count.</param>
    /// <param name="targetLengths">(N): how many targets count.</param>
    /// <param name="blank">The class that separates repeated labels.</param>
    /// <param name="reduction">What to do with the losses; the mean divides each one by its target length first.</param>
    /// <param name="zeroInfinity">Whether losses of impossible alignments (infinity) count as 0, also in the gradient.</param>
    /// <exception cref="KasaneException">Lengths or classes do not fit.</exception>
    public static Tensor CtcLoss(
        Tensor logProbs,
        Tensor targets,
        Tensor inputLengths,
        Tensor targetLengths,
        long blank = 0,
        Reduction reduction = Reduction.Mean,
        bool zeroInfinity = false) =>
        CtcLoss(logProbs, targets, inputLengths.ToArray<long>(), targetLengths.ToArray<long>(), blank, reduction, zeroInfinity);

    /// <summary>Connectionist temporal classification; the lengths as numbers.</summary>
    /// <param name="logProbs">(T, N, C) or (T, C): log-probabilities, such as <see cref="LogSoftmax"/> gives.</param>
    /// <param name="targets">(N, S), or all targets in one vector; classes other than <paramref name="blank"/>.</param>
    /// <param name="inputLengths">How many time steps of every sequence count.</param>
    /// <param name="targetLengths">How many targets of every sequence count.</param>
    /// <param name="blank">The class that separates repeated labels.</param>
    /// <param name="reduction">What to do with the losses; the mean divides each one by its target length first.</param>
    /// <param name="zeroInfinity">Whether losses of impossible alignments (infinity) count as 0, also in the gradient.</param>
    /// <exception cref="KasaneException">Lengths or classes do not fit.</exception>
    public static Tensor CtcLoss(
        Tensor logProbs,
        Tensor targets,
        ReadOnlySpan<long> inputLengths,
        ReadOnlySpan<long> targetLengths,
        long blank = 0,
        Reduction reduction = Reduction.Mean,
        bool zeroInfinity = false)
    {
        logProbs = AutocastMode.Full(logProbs);
        var single = logProbs.Rank == 2;
        var batched = single ? logProbs.Unsqueeze(1) : logProbs;
        var (padded, lengths) = CtcOp.Arrange(batched, targets, inputLengths, targetLengths, blank);
        var losses = Primitive.Call(new CtcOp(blank, zeroInfinity), [batched, padded, lengths])[0];
        switch (reduction)
        {
            case Reduction.Mean:
                var divisors = new double[targetLengths.Length];
                for (var i = 0; i < divisors.Length; i++) divisors[i] = Math.Max(1, targetLengths[i]);
                return losses.Div(Tensor.From(divisors).To(losses.DType).To(losses.Device)).Mean();
            case Reduction.None when single: return losses.Reshape([]);
            default: return Losses.Reduce(losses, reduction);
        }
    }
}
