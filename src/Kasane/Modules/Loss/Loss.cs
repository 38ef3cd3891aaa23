namespace Kasane;

/// <summary>The base of losses: modules that compare a prediction with a target.</summary>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public abstract class Loss(Reduction reduction = Reduction.Mean) : Loss<LossInput>(reduction)
{
    /// <summary>The loss of a prediction, with all hooks.</summary>
    /// <param name="input">What the model said.</param>
    /// <param name="target">What it should have said.</param>
    public Tensor Call(Tensor input, Tensor target) => Call(new LossInput(input, target));
}
