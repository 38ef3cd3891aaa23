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
        var sizes = RowTable.Like(input.Layout, weight.Layout.Size(0), false);
        var kept = DropoutMask.KeepOf(input, sizes, p, training, null);
        return Linear(input, weight, bias, true, kept, 1 / (1 - p));
    }

    /// <summary>
    /// The same for (rows, batch, features), where the batch may be the first dimension in memory: nothing is copied, and the result lies there
    /// like the input.
    /// </summary>
    internal static Tensor LinearInMemoryOrder(Tensor input, Tensor weight, Tensor? bias)
    {
        var swapped = input is { Rank: 3, IsContiguous: false } && input.Layout.Stride(1) > input.Layout.Stride(0);
        return Linear(input, weight, bias, false, swapped: swapped);
    }

    private static bool CanRectify(Tensor input, Tensor weight, Tensor? bias) =>
        input.DType is DType.Float32 or DType.Float64 && weight.DType == input.DType && weight.Rank == 2
        && (bias is null || (bias.Rank == 1 && bias.Layout.Size(0) == weight.Layout.Size(0)));

    private static Tensor Linear(Tensor input, Tensor weight, Tensor? bias, bool rectify, Tensor? kept = null, double factor = 1, bool swapped = false)
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
        if (RowTable.Of(input.Layout, swapped) is null)
            input = swapped ? input.Transpose(0, 1).Clone().Transpose(0, 1) : input.Clone();
        return Primitive.Call(new LinearOp(rectify, kept is null ? 1 : factor, swapped), [input, weight, bias, kept])[0];
    }
}
