namespace Kasane;

/// <summary>The base of losses that want one thing near and another far.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public abstract class TripletLoss(Reduction reduction = Reduction.Mean) : Loss<TripletInput>(reduction)
{
    /// <summary>The loss, with all hooks.</summary>
    /// <param name="anchor">What the others are compared with.</param>
    /// <param name="positive">What shall be near.</param>
    /// <param name="negative">What shall be far.</param>
    public Tensor Call(Tensor anchor, Tensor positive, Tensor negative) => Call(new TripletInput(anchor, positive, negative));
}
