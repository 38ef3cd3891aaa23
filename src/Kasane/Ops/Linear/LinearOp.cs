namespace Kasane.Internal;

/// <summary>(*, in) x (out, in) (+ (out)) -> (*, out), the bias added while the product is in registers.</summary>
/// <param name="Rectify">Whether max(_, 0) follows.</param>
/// <param name="Factor">That of elements that are kept, where a fourth input, a mask (Bool), says which: only after max(_, 0).</param>
/// <param name="Swapped">Whether the two leading dimensions lie in memory the other way around, in input and result.</param>
/// <derivative>by x: g @ w; by w: gᵀ @ x; by the bias: the sum of g over the rows.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct LinearOp(bool Rectify, double Factor, bool Swapped) : IOpN
{
    public static string Name => "Linear";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) =>
        (inputs[0]!.NeedsGradient ? 2u : 0) | (inputs[1]!.NeedsGradient ? 1u : 0) | (Rectify ? SavedN.OfResult(0) : 0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, weight, bias) = (inputs[0]!, inputs[1]!, inputs[2]);
        if (bias is not null) MatMulOp.RequireSameDType(x, bias, Name);
        var features = weight.Layout.Size(0);
        var table = RowTable.Of(x.Layout, Swapped)!;
        var y = Tensor.Allocate(x.Device, RowTable.Like(x.Layout, features, Swapped), x.DType);
        var columns = bias is null ? null : bias.Rank == 0 ? bias.Expand(features).Contiguous() : bias.Contiguous();
        var turned = MatMulOp.Turned(weight.Layout);
        var packed = PackedWeights.Of(weight, new LinearWeightOrder(weight, turned, table.Size(0)));
        y.Backend.MatMul(
            x.Block.With(table), weight.Block.With(turned), y.Block.With(Layout.Contiguous([table.Size(0), features])),
            new() { Bias = columns?.Block, Rectify = Rectify, PackedRight = packed?.Block });
        GC.KeepAlive(columns);
        if (inputs[3] is { } kept) y.Backend.Drop(y.Block, kept.Block.With(y.Layout), Factor, y.Block);
        return [y];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var gradient = gradients[0]!;
        if (Rectify)
        {
            var rule = new RectifiedOp(Factor);
            gradient = GradMode.Enabled
                ? rule.Apply<TensorAlgebra, Tensor>(gradient, saved.Result(0))
                : Pointwise.Binary(rule, gradient, saved.Result(0));
        }
        return GradMode.Enabled ? Composed(gradient, saved) : Fused(gradient, saved);
    }

    private TensorRow Fused(Tensor gradient, in SavedN saved)
    {
        gradient = RowTable.Dense(gradient, Swapped);
        var g = gradient.Block.With(RowTable.Of(gradient.Layout, Swapped)!);
        Tensor? ofX = null, ofWeight = null, ofBias = null;
        if (saved.Wants(0))
        {
            var weight = saved.Input(1);
            var features = weight.Layout.Size(1);
            ofX = Tensor.Allocate(gradient.Device, RowTable.Like(gradient.Layout, features, Swapped), gradient.DType);
            ofX.Backend.MatMul(g, weight.Block, ofX.Block.With(Layout.Contiguous([g.Layout.Size(0), features])), default);
            GC.KeepAlive(weight);
        }
        if (saved.Wants(1)) ofWeight = WeightGradient(g, saved.Input(0), saved.SumSoFar(1));
        if (saved.Wants(2))
        {
            ofBias = Tensor.Allocate(gradient.Device, Layout.Contiguous([g.Layout.Size(1)]), gradient.DType);
            var row = ofBias.Block.With(Layout.Contiguous([1, g.Layout.Size(1)]));
            ofBias.Backend.Reduce(default(SumReduction), TypePromotion.Compute(gradient.DType), g, row, 1);
        }
        GC.KeepAlive(gradient);
        return [ofX, ofWeight, ofBias, null];
    }

    // A weight that is used several times gets one gradient: later ones are added while the product is in registers.
    private Tensor? WeightGradient(in Block gradient, Tensor x, Tensor? sum)
    {
        var right = x.Block.With(RowTable.Of(x.Layout, Swapped)!);
        var left = gradient.With(MatMulOp.Turned(gradient.Layout));
        var adds = sum is not null && gradient.DType == sum.DType && x.DType == sum.DType;
        var target = adds ? sum! : Tensor.Allocate(x.Device, Layout.Contiguous([left.Layout.Size(0), right.Layout.Size(1)]), x.DType);
        target.Backend.MatMul(left, right, target.Block, new() { Accumulate = adds });
        GC.KeepAlive(x);
        return adds ? null : target;
    }

    private TensorRow Composed(Tensor gradient, in SavedN saved)
    {
        var rows = RowTable.Recorded(gradient, Swapped);
        Tensor? ofX = null;
        if (saved.Wants(0))
        {
            var weight = saved.Input(1);
            ofX = rows.MatMul(weight);
            if (gradient.Rank != 2)
            {
                var like = RowTable.Like(gradient.Layout, weight.Layout.Size(1), false);
                ofX = Swapped ? ofX.Reshape(like.Size(1), like.Size(0), like.Size(2)).Transpose(0, 1) : ofX.Reshape(like.Sizes);
            }
        }
        return
        [
            ofX, saved.Wants(1) ? rows.T.MatMul(RowTable.Recorded(saved.Input(0), Swapped)) : null, saved.Wants(2) ? rows.Sum(0) : null, null,
        ];
    }
}
