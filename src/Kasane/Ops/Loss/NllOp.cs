namespace Kasane.Internal;

/// <summary>
/// The losses of classes, from logits (cross entropy) or log-probabilities: inputs (x, target, weight), results (loss, a row each of the
/// weights used and of what the gradient needs of the softmax).
/// </summary>
/// <derivative>-g * weight[target] at the target, 0 elsewhere (from logits: + softmax(x)).</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct NllOp(long IgnoreIndex, bool Logits) : IOpN
{
    public static string Name => "NllLoss";

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3;

    /// <summary>The reduced loss; shapes and dtypes are checked.</summary>
    public static Tensor Call(Tensor x, Tensor target, Tensor? weight, long ignoreIndex, Reduction reduction, bool logits, string operation)
    {
        Check(x, target, weight, operation);
        var single = x.Rank == 1;
        if (single) (x, target) = (x.Unsqueeze(0), target.Reshape(1));
        RequireClasses(target, x.Layout.Size(1), ignoreIndex, operation);
        var results = Primitive.Call(new NllOp(ignoreIndex, logits), [x, target, weight]);
        return reduction switch
        {
            Kasane.Reduction.Mean => results[0].Sum().Div(Used(results[1], results[0].Layout).Sum()),
            Kasane.Reduction.Sum => results[0].Sum(),
            _ => single ? results[0].Reshape([]) : results[0],
        };
    }

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, target, weight) = (Rows.Dense(inputs[0]!), Rows.Dense(inputs[1]!, DType.Int64), inputs[2]);
        if (weight is not null) weight = Rows.Dense(weight, x.DType);
        var rows = Rows.Of(x.Layout, 1);
        var kept = Layout.Contiguous([rows.Size(0), rows.Size(2)]);
        var loss = Tensor.Allocate(x.Device, target.Layout, x.DType);
        var terms = Tensor.Allocate(x.Device, Layout.Contiguous([2, target.ElementCount]), x.DType);
        loss.Backend.Nll(
            x.Block.With(rows), target.Block, weight?.Block, IgnoreIndex, Logits, loss.Block.With(kept), Rows.Part(terms, 0).With(kept),
            Rows.Part(terms, 1).With(kept));
        GC.KeepAlive(weight);
        return [loss, terms];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient || !saved.Wants(0)) return [null, null, null];
        var (x, target, terms) = (saved.Input(0), saved.Input(1), saved.Result(1));
        return [GradMode.Enabled ? Composed(gradient, x, target, Used(terms, gradient.Layout)) : Fused(gradient, x, target, terms), null, null];
    }

    private static Tensor Used(Tensor terms, Layout loss) => terms.Alias(loss.AsContiguous(), terms.Offset);

    private Tensor Fused(Tensor gradient, Tensor x, Tensor target, Tensor terms)
    {
        (x, target, gradient) = (Rows.Dense(x), Rows.Dense(target, DType.Int64), Rows.Dense(gradient, x.DType));
        var y = Tensor.Allocate(x.Device, x.Layout, x.DType);
        var rows = Rows.Of(x.Layout, 1);
        var kept = Layout.Contiguous([rows.Size(0), rows.Size(2)]);
        y.Backend.NllGradient(
            gradient.Block.With(kept), x.Block.With(rows), target.Block, Rows.Part(terms, 0).With(kept), Rows.Part(terms, 1).With(kept), Logits,
            y.Block.With(rows));
        return y;
    }

    private Tensor Composed(Tensor gradient, Tensor x, Tensor target, Tensor used)
    {
        var scale = gradient.Mul(used);
        var safe = Functional.Where(target.Ne(IgnoreIndex), target, target.ZerosLike());
        var picked = Tensor.Zeros(x.Shape, x.DType, x.Device)
            .PutFlat(Picks.Positions(x.Layout, 1, safe.Unsqueeze(1)), scale.Unsqueeze(1), accumulate: true);
        return Logits ? x.Softmax(1).Mul(scale.Unsqueeze(1)).Sub(picked) : picked.Neg();
    }

    private static void Check(Tensor x, Tensor target, Tensor? weight, string operation)
    {
        if (x.Rank == 0)
            throw new ArgumentException($"{operation} expects an input with a dimension of classes, but got a scalar.", nameof(x));
        if (!x.DType.IsFloatingPoint || target.DType is not (DType.Int64 or DType.UInt8 or DType.Int32 or DType.Int16 or DType.Int8))
            throw new DTypeException(
                $"{operation} expects floating-point scores and integer classes, but got {x.DType} and {target.DType}. Convert the "
                + $"target: target.To(DType.Int64).")
            {
                Operation = operation,
            };
        if (x.Rank == 1 ? target.ElementCount != 1 : !IsOneEach(target.Layout, x.Layout))
        {
            var wanted = x.Rank == 1 ? [] : new Shape([x.Layout.Size(0), .. x.Layout.Sizes[2..]], x.Rank - 1);
            var message = $"{operation} expects a target of shape {wanted} for an input of shape {x.Shape}, but got {target.Shape}.";
            if (x.Rank > 1 && (target.Rank == 0 || target.Layout.Size(0) != x.Layout.Size(0)))
                throw new ArgumentException(message, nameof(target));
            throw new ShapeException(message) { Operation = operation, Shapes = [x.Shape, target.Shape] };
        }
        var classes = x.Layout.Size(x.Rank == 1 ? 0 : 1);
        if (weight is not null && (weight.Rank != 1 || weight.Layout.Size(0) != classes))
            throw new ShapeException($"{operation} expects one weight for each of {classes} classes, but got shape {weight.Shape}.")
            {
                Operation = operation,
                Shapes = [weight.Shape],
            };
    }

    // One class for every place: x without its second dimension.
    private static bool IsOneEach(Layout target, Layout x) =>
        target.Rank == x.Rank - 1 && target.Size(0) == x.Size(0) && target.Sizes[1..].SequenceEqual(x.Sizes[2..]);

    public static void RequireClasses(Tensor target, long classes, long? ignoreIndex, string operation)
    {
        if (!target.Backend.HasData) return;
        var known = target is { DType: DType.Int64, IsContiguous: true } && target.Device == Device.Cpu;
        ReadOnlySpan<long> all = known ? RawCopy.Span<long>(target) : target.ToArray<long>();
        foreach (var t in all)
            if ((t < 0 || t >= classes) && t != ignoreIndex)
                throw new TensorIndexException(
                    $"{operation} expects classes from 0 to {classes - 1}, but a target is {t}."
                    + (ignoreIndex is null ? "" : $" Pass ignoreIndex: {t} to leave such elements out."))
                {
                    Operation = operation,
                };
        GC.KeepAlive(target);
    }
}
