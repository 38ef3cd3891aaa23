namespace Kasane;

public static partial class Functional
{
    /// <summary>input where the target is 1, max(0, margin - input) where it is -1.</summary>
    /// <param name="input">Any shape, floating point.</param>
    /// <param name="target">A shape that broadcasts with <paramref name="input"/>'s.</param>
    /// <param name="margin">The distance wanted for targets of -1.</param>
    /// <param name="reduction">What to do with the elements' losses.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor HingeEmbeddingLoss(Tensor input, Tensor target, double margin = 1, Reduction reduction = Reduction.Mean)
    {
        input = AutocastMode.Full(input);
        var zero = Losses.Zero(input);
        var apart = Where(target.Ne(1), Losses.Hinge(Sub(margin, input)), zero);
        return Losses.Reduce(apart.Add(Where(target.Ne(-1), input, zero)), reduction);
    }
}
