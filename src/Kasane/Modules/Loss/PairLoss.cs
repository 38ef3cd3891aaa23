namespace Kasane;

/// <summary>The base of losses of two predictions and how they should be related.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public abstract class PairLoss(Reduction reduction = Reduction.Mean) : Loss<PairLossInput>(reduction)
{
    /// <summary>The loss, with all hooks.</summary>
    /// <param name="input1">The first prediction.</param>
    /// <param name="input2">The second prediction.</param>
    /// <param name="target">1 or -1 each: how they should be related.</param>
    public Tensor Call(Tensor input1, Tensor input2, Tensor target) => Call(new PairLossInput(input1, input2, target));
}
