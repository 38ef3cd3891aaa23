namespace Kasane.Internal;

/// <summary>
/// The losses of classes, from logits (cross entropy) or log-probabilities: inputs (x, target, weight), results (loss, weight used, and
/// what
/// the gradient needs of the softmax).
/// </summary>
/// <derivative>-g * weight[target] at the target, 0 elsewhere (from logits: + softmax(x)).</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct NllOp(long IgnoreIndex, bool Logits) : IOpN
{
    public static string Name => "NllLoss";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3 | SavedN.OfResult(1) | SavedN.OfResult(2);

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
            Kasane.Reduction.Mean => results[0].Sum().Div(results[1].Detach().Sum()),
            Kasane.Reduction.Sum => results[0].Sum(),
            _ => single ? results[0].Reshape([]) : results[0],
        };
    }

    public Tensor[] Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, target, weight) = (Rows.Dense(inputs[0]!), Rows.Dense(inputs[1]!, DType.Int64), inputs[2]);
        if (weight is not null) weight = Rows.Dense(weight, x.DType);
        var rows = Rows.Of(x.Layout, 1);
        var kept = Layout.Contiguous([rows.Size(0), rows.Size(2)]);
        var results = new Tensor[3];
        for (var i = 0; i < 3; i++) results[i] = Tensor.Allocate(x.Device, target.Layout, x.DType);
        results[0].Backend.Nll(
            x.Block.With(rows), target.Block, weight?.Block, IgnoreIndex, Logits,
            results[0].Block.With(kept), results[1].Block.With(kept), results[2].Block.With(kept));
        GC.KeepAlive(weight);
        return results;
    }

    public Tensor?[] Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient || !saved.Wants(0)) return [null, null, null];
        var (x, target, used) = (saved.Input(0), saved.Input(1), saved.Result(1));
        return [GradMode.Enabled
            ? Composed(gradient, x, target, used.Detach())
            : Fused(gradient, x, target, used, saved.Result(2)), null, null];
    }

    private Tensor Fused(Tensor gradient, Tensor x, Tensor target, Tensor used, Tensor logSum)
    {
        (x, target, gradient) = (Rows.Dense(x), Rows.Dense(target, DType.Int64), Rows.Dense(gradient, x.DType));
        var y = Tensor.Allocate(x.Device, x.Layout, x.DType);
        var rows = Rows.Of(x.Layout, 1);
        var kept = Layout.Contiguous([rows.Size(0), rows.Size(2)]);
        y.Backend.NllGradient(
            gradient.Block.With(kept), x.Block.With(rows), target.Block, used.Block.With(kept),
            logSum.Block.With(kept), Logits, y.Block.With(rows));
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
        var wanted = x.Rank == 1 ? [] : new Shape([x.Layout.Size(0), .. x.Layout.Sizes[2..]], x.Rank - 1);
        if (target.Shape != wanted && !(x.Rank == 1 && target.ElementCount == 1))
        {
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

    public static void RequireClasses(Tensor target, long classes, long? ignoreIndex, string operation)
    {
        if (!target.Backend.HasData) return;
        foreach (var t in target.ToArray<long>())
            if ((t < 0 || t >= classes) && t != ignoreIndex)
                throw new TensorIndexException(
                    $"{operation} expects classes from 0 to {classes - 1}, but a target is {t}."
                    + (ignoreIndex is null ? "" : $" Pass ignoreIndex: {t} to leave such elements out."))
                {
                    Operation = operation,
                };
    }
}
