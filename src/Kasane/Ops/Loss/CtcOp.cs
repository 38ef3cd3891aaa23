namespace Kasane.Internal;

/// <summary>Inputs (log-probabilities, padded targets, lengths); results (losses, their gradients by the log-probabilities).</summary>
/// <derivative>g * (exp(x) - the probability of the label at the step).</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct CtcOp(long Blank, bool ZeroInfinity) : IOpN
{
    public static string Name => "CtcLoss";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => SavedN.OfResult(1);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, targets, lengths) = (Rows.Dense(inputs[0]!), inputs[1]!, inputs[2]!);
        var loss = Tensor.Allocate(x.Device, Layout.Contiguous([x.Layout.Size(1)]), x.DType);
        var gradient = Tensor.Allocate(x.Device, x.Layout, x.DType);
        loss.Backend.Ctc(x.Block, targets.Block, lengths.Block, Blank, loss.Block, gradient.Block);
        if (ZeroInfinity)
        {
            var impossible = Pointwise.Unary(default(IsInfOp), loss);
            var zero = Losses.Zero(loss);
            gradient = Pointwise.Ternary(default(WhereOp), impossible.Unsqueeze(1), zero, gradient, x.DType);
            loss = Pointwise.Ternary(default(WhereOp), impossible, zero, loss, x.DType);
        }
        return [loss, gradient];
    }

    // The gradient comes with the loss and is not differentiated further.
    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) =>
        [gradients[0] is { } gradient ? gradient.Unsqueeze(1).Mul(saved.Result(1).Detach()) : null, null, null];

    /// <summary>Targets as (N, S) and lengths as one vector (inputs, then targets), checked.</summary>
    public static (Tensor Targets, Tensor Lengths) Arrange(
        Tensor x, Tensor targets, ReadOnlySpan<long> inputLengths, ReadOnlySpan<long> targetLengths, long blank)
    {
        if (x.Rank != 3 || !x.DType.IsFloatingPoint)
            throw new ShapeException($"CtcLoss expects floating-point log-probabilities (T, N, C) or (T, C), but got {x.DType}{x.Shape}.")
            {
                Operation = Name,
                Shapes = [x.Shape],
            };
        var (times, samples, classes) = (x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2));
        if (inputLengths.Length != samples || targetLengths.Length != samples)
            throw new KasaneException(
                $"CtcLoss expects {samples} input and target lengths, but got {inputLengths.Length} and {targetLengths.Length}.")
            {
                Operation = Name,
            };
        if (blank < 0 || blank >= classes)
            throw new KasaneException($"CtcLoss expects a blank from 0 to {classes - 1}, but got {blank}.") { Operation = Name };
        long longest = 0, total = 0;
        for (var n = 0; n < samples; n++)
        {
            if (inputLengths[n] < 0 || inputLengths[n] > times)
                throw new KasaneException($"CtcLoss expects input lengths from 0 to {times}, but one is {inputLengths[n]}.")
                {
                    Operation = Name,
                };
            if (targetLengths[n] < 0)
                throw new KasaneException($"CtcLoss expects target lengths of 0 or more, but one is {targetLengths[n]}.")
                {
                    Operation = Name,
                };
            (longest, total) = (Math.Max(longest, targetLengths[n]), total + targetLengths[n]);
        }
        var rows = targets.Rank == 2 || (targets.Rank == 1 && samples == 1 && targets.ElementCount >= longest);
        var width = rows ? targets.Layout.Size(targets.Rank - 1) : longest;
        if (rows ? targets.ElementCount != width * samples || width < longest : targets.ElementCount != total)
            throw new KasaneException(
                $"CtcLoss expects targets (N, S) with S of at least {longest}, or a vector of {total}, but got {targets.Shape}.")
            {
                Operation = Name,
                Shapes = [targets.Shape],
            };
        var padded = new long[samples * Math.Max(1, width)];
        long at = 0;
        var given = targets.ToArray<long>();
        for (var n = 0; n < samples; n++)
            for (long s = 0; s < targetLengths[n]; s++)
            {
                var label = given[rows ? (n * width) + s : at++];
                if (label < 0 || label >= classes || label == blank)
                    throw new KasaneException(
                        $"CtcLoss expects targets from 0 to {classes - 1} other than the blank {blank}, but one is {label}.")
                    {
                        Operation = Name,
                    };
                padded[(n * Math.Max(1, width)) + s] = label;
            }
        return (
            Tensor.From(padded, [samples, Math.Max(1, width)]).To(x.Device),
            Tensor.From<long>([.. inputLengths, .. targetLengths]).To(x.Device));
    }
}
