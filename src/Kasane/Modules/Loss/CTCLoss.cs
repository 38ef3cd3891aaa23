namespace Kasane;

/// <summary>
/// Connectionist temporal classification: the negative log-probability of all ways to align targets with a longer sequence (Graves et al.
/// 2006). See <see cref="Functional.CtcLoss(Tensor, Tensor, Tensor, Tensor, long, Reduction, bool)"/>.
/// </summary>
/// <param name="blank">The class that separates repeated labels; default 0.</param>
/// <param name="reduction">What becomes of the losses; default: their mean, each divided by its target length first.</param>
/// <param name="zeroInfinity">Whether losses of impossible alignments (infinity) count as 0, also in the gradient; default false.</param>
public sealed class CTCLoss(long blank = 0, Reduction reduction = Reduction.Mean, bool zeroInfinity = false) : Loss<CtcInput>(reduction)
{
    /// <summary>The loss, with all hooks.</summary>
    /// <param name="logProbs">(T, N, C) or (T, C): log-probabilities, such as <see cref="LogSoftmax"/> gives.</param>
    /// <param name="targets">(N, S), or all targets in one vector; classes other than the blank.</param>
    /// <param name="inputLengths">(N): how many time steps count.</param>
    /// <param name="targetLengths">(N): how many targets count.</param>
    public Tensor Call(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) =>
        Call(new CtcInput(logProbs, targets, inputLengths, targetLengths));

    /// <summary>The loss, with all hooks; the lengths as numbers.</summary>
    /// <param name="logProbs">(T, N, C) or (T, C): log-probabilities, such as <see cref="LogSoftmax"/> gives.</param>
    /// <param name="targets">(N, S), or all targets in one vector; classes other than the blank.</param>
    /// <param name="inputLengths">How many time steps of every sequence count.</param>
    /// <param name="targetLengths">How many targets of every sequence count.</param>
    public Tensor Call(Tensor logProbs, Tensor targets, ReadOnlySpan<long> inputLengths, ReadOnlySpan<long> targetLengths) =>
        Call(logProbs, targets, Tensor.From(inputLengths.ToArray()), Tensor.From(targetLengths.ToArray()));

    /// <inheritdoc/>
    protected override Tensor Forward(CtcInput input) => Functional.CtcLoss(
        input.LogProbs, input.Targets, input.InputLengths, input.TargetLengths, blank, Reduction, zeroInfinity);
}
