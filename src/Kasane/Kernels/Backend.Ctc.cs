namespace Kasane.Internal;

/// <content>Connectionist temporal classification.</content>
internal abstract partial class Backend
{
    /// <summary>
    /// The loss (N) of every sequence and its gradient (T, N, C) by the log-probabilities (T, N, C); both contiguous, of one floating-point
    /// dtype. Targets (N, S) and lengths (inputs, then targets: 2 N) are Int64 and within range. An impossible alignment has the loss
    /// infinity,
    /// and the gradient NaN.
    /// </summary>
    public abstract void Ctc(in Block logProbs, in Block targets, in Block lengths, long blank, in Block loss, in Block gradient);
}
