namespace Kasane;

public static partial class Functional
{
    /// <summary>The cross entropy of logits: -sum over the classes of the wanted probability times log(softmax(input)).</summary>
    /// <param name="input">(N, C), (C), or (N, C, d1, ...): unnormalised scores of C classes.</param>
    /// <param name="target">
    /// The right classes, Int64: (N), scalar, or (N, d1, ...); or the wanted probabilities, floating point, of the input's shape.
    /// </param>
    /// <param name="weight">(C): a factor per class.</param>
    /// <param name="ignoreIndex">Elements with this target class do not count.</param>
    /// <param name="reduction">What to do with the elements' losses; the mean is weighted for target classes.</param>
    /// <param name="labelSmoothing">0 .. 1: how much of the wanted probability is spread evenly over all classes.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="TensorIndexException">A target is no class.</exception>
    /// <exception cref="KasaneException">The label smoothing is not within 0 .. 1.</exception>
    public static Tensor CrossEntropy(
        Tensor input,
        Tensor target,
        Tensor? weight = null,
        long ignoreIndex = -100,
        Reduction reduction = Reduction.Mean,
        double labelSmoothing = 0)
    {
        AutocastMode.Full(ref input, ref target);
        if (labelSmoothing is not (>= 0 and <= 1))
            throw new KasaneException($"CrossEntropy expects a label smoothing from 0 to 1, but got {labelSmoothing}.")
            {
                Operation = "CrossEntropy",
            };
        if (target.DType.IsFloatingPoint && target.Layout.SameSizes(input.Layout))
            return OfProbabilities(input, target, weight, reduction, labelSmoothing);
        if (labelSmoothing == 0) return NllOp.Call(input, target, weight, ignoreIndex, reduction, true, "CrossEntropy");

        var dim = input.Rank == 1 ? 0 : 1;
        var logs = input.LogSoftmax(dim);
        var sharp = NllOp.Call(logs, target, weight, ignoreIndex, reduction, false, "CrossEntropy");
        var smooth = logs.Neg();
        if (weight is not null) smooth = smooth.Mul(Losses.AlongClasses(weight, input.Rank));
        smooth = smooth.Sum(dim);
        var counts = target.Ne(ignoreIndex);
        smooth = Where(counts, smooth, Tensor.Zeros([], smooth.DType, smooth.Device));
        var safe = Where(counts, target, target.ZerosLike());
        smooth = reduction switch
        {
            Reduction.Mean when weight is not null => smooth.Sum().Div(weight.TakeFlat(safe).Mul(counts).Sum()),
            Reduction.Mean => smooth.Sum().Div(counts.Sum()),
            Reduction.Sum => smooth.Sum(),
            _ => smooth,
        };
        return sharp.Mul(1 - labelSmoothing).Add(smooth.Mul(labelSmoothing / input.Layout.Size(dim)));
    }

    private static Tensor OfProbabilities(Tensor input, Tensor target, Tensor? weight, Reduction reduction, double labelSmoothing)
    {
        if (input.Rank == 0)
            throw new ArgumentException("CrossEntropy expects an input with a dimension of classes, but got a scalar.", nameof(input));
        var dim = input.Rank == 1 ? 0 : 1;
        var classes = input.Layout.Size(dim);
        if (weight is not null && (weight.Rank != 1 || weight.Layout.Size(0) != classes))
            throw new ShapeException($"CrossEntropy expects one weight for each of {classes} classes, but got shape {weight.Shape}.")
            {
                Operation = "CrossEntropy",
                Shapes = [weight.Shape],
            };
        if (labelSmoothing > 0) target = target.Mul(1 - labelSmoothing).Add(labelSmoothing / classes);
        var terms = input.LogSoftmax(dim).Mul(target);
        if (weight is not null) terms = terms.Mul(Losses.AlongClasses(weight, input.Rank));
        return reduction switch
        {
            Reduction.Mean => terms.Sum().Neg().Div(input.ElementCount / Math.Max(1, classes)),
            Reduction.Sum => terms.Sum().Neg(),
            _ => terms.Sum(dim).Neg(),
        };
    }
}
