namespace Kasane;

public static partial class Functional
{
    /// <summary>y = x W^T + b, for the last dimension of any shape.</summary>
    /// <param name="input">(*, inFeatures) or (inFeatures).</param>
    /// <param name="weight">(outFeatures, inFeatures), or (inFeatures) for one output without its dimension.</param>
    /// <param name="bias">(outFeatures) or nothing.</param>
    /// <returns>(*, outFeatures).</returns>
    /// <exception cref="ShapeException">The last dimension of the input is not inFeatures.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Linear(Tensor input, Tensor weight, Tensor? bias = null) => Linear(input, weight, bias, false);

    /// <summary>max(x W^T + b, 0), in one pass.</summary>
    internal static Tensor LinearRelu(Tensor input, Tensor weight, Tensor? bias) =>
        CanRectify(input, weight, bias) ? Linear(input, weight, bias, true) : Linear(input, weight, bias).Relu();

    /// <summary>The same with elements dropped; what was dropped is seen from the result.</summary>
    internal static Tensor LinearReluDropout(Tensor input, Tensor weight, Tensor? bias, double p, bool training)
    {
        if (!CanRectify(input, weight, bias) || input.Rank == 0 || p == 1) return Dropout(LinearRelu(input, weight, bias), p, training);
        var sizes = Layout.Contiguous([.. input.Layout.Sizes[..^1], weight.Layout.Size(0)]);
        var kept = DropoutMask.KeepOf(input, sizes, p, training, null);
        return Linear(input, weight, bias, true, kept?.Reshape(-1, weight.Layout.Size(0)), 1 / (1 - p));
    }

    private static bool CanRectify(Tensor input, Tensor weight, Tensor? bias) =>
        input.DType is DType.Float32 or DType.Float64 && weight.DType == input.DType && weight.Rank == 2
        && (bias is null || (bias.Rank == 1 && bias.Layout.Size(0) == weight.Layout.Size(0)));

    private static Tensor Linear(Tensor input, Tensor weight, Tensor? bias, bool rectify, Tensor? kept = null, double factor = 1)
    {
        AutocastMode.Lower(ref input, ref weight, ref bias);
        MatMulOp.RequireSameDType(input, weight, "Linear");
        if (weight.Rank is 0 or > 2)
            throw new ShapeException($"Linear expects a weight of shape (outFeatures, inFeatures), but got {weight.Shape}.")
            {
                Operation = "Linear",
                Shapes = [weight.Shape],
            };
        var features = weight.Layout.Size(weight.Rank - 1);
        if (input.Rank == 0 || input.Layout.Size(input.Rank - 1) != features)
            throw new ShapeException(
                $"Linear expects the last dimension to be {features}, but the input has shape {input.Shape}."
                + (input.Rank > 1 && input.ElementCount == input.Layout.Size(0) * features
                    ? " Flatten it first: x.Flatten(1)."
                    : $" Reshape it to (*, {features}), or make the layer with "
                        + $"{(input.Rank == 0 ? 1 : input.Layout.Size(input.Rank - 1))} input features."))
            {
                Operation = "Linear",
                Shapes = [input.Shape, weight.Shape],
            };
        if (weight.Rank == 1)
        {
            var product = input.MatMul(weight);
            return bias is null ? product : product.Add(bias);
        }
        if (input.DType.IsComplex) return bias is null ? input.MatMul(weight.T) : input.MatMul(weight.T).Add(bias);
        if (bias is not null && (bias.Rank > 1 || (bias.Rank == 1 && bias.Layout.Size(0) != weight.Layout.Size(0))))
        {
            var sum = input.MatMul(weight.T).Add(bias);
            return rectify ? sum.Relu() : sum;
        }
        var op = new LinearOp(rectify, kept is null ? 1 : factor);
        if (input.Rank == 2) return Primitive.Call(op, [input, weight, bias, kept])[0];
        long rows = 1;
        foreach (var size in input.Layout.Sizes[..^1]) rows *= size;
        var flat = Primitive.Call(op, [input.Reshape(rows, features), weight, bias, kept])[0];
        return flat.Reshape([.. input.Layout.Sizes[..^1], weight.Layout.Size(0)]);
    }
}

/// <summary>(N, in) x (out, in) (+ (out)) -> (N, out), the bias added while the product is in registers.</summary>
/// <param name="Rectify">Whether max(_, 0) follows.</param>
/// <param name="Factor">That of elements that are kept, where a fourth input, a mask (Bool), says which: only after max(_, 0).</param>
/// <derivative>by x: g @ w; by w: gᵀ @ x; by the bias: the sum of g over the rows.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct LinearOp(bool Rectify, double Factor) : IOpN
{
    public static string Name => "Linear";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) =>
        (inputs[0]!.NeedsGradient ? 2u : 0) | (inputs[1]!.NeedsGradient ? 1u : 0) | (Rectify ? SavedN.OfResult(0) : 0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, weight, bias) = (inputs[0]!, inputs[1]!, inputs[2]);
        if (bias is not null) MatMulOp.RequireSameDType(x, bias, Name);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous([x.Layout.Size(0), weight.Layout.Size(0)]), x.DType);
        var columns = bias is null ? null : bias.Rank == 0 ? bias.Expand(weight.Layout.Size(0)).Contiguous() : bias.Contiguous();
        var turned = Layout.Strided([weight.Layout.Size(1), weight.Layout.Size(0)], [weight.Layout.Stride(1), weight.Layout.Stride(0)]);
        var packed = PackedWeights.Of(weight, new LinearWeightOrder(weight, turned, x.Layout.Size(0)));
        y.Backend.MatMul(
            x.Block, weight.Block.With(turned), y.Block, new() { Bias = columns?.Block, Rectify = Rectify, PackedRight = packed?.Block });
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
        return
        [
            saved.Wants(0) ? gradient.MatMul(saved.Input(1)) : null,
            saved.Wants(1) ? WeightGradient(gradient, saved.Input(0), saved.SumSoFar(1)) : null,
            saved.Wants(2) ? gradient.Sum(0) : null,
            null,
        ];
    }

    // A weight that is used several times gets one gradient: later ones are added while the product is in registers.
    private static Tensor? WeightGradient(Tensor gradient, Tensor x, Tensor? sum)
    {
        if (sum is null || GradMode.Enabled || gradient.DType != sum.DType || x.DType != sum.DType) return gradient.T.MatMul(x);
        var left = gradient.Block.With(Layout.Strided([gradient.Layout.Size(1), gradient.Layout.Size(0)], [gradient.Layout.Stride(1), gradient.Layout.Stride(0)]));
        sum.Backend.MatMul(left, x.Block, sum.Block, new() { Accumulate = true });
        GC.KeepAlive(gradient);
        GC.KeepAlive(x);
        return null;
    }
}
