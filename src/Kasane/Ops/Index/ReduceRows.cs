namespace Kasane.Internal;

/// <summary>
/// Products and extremes of what is in a place and what is put there. Derivatives as in PyTorch: equal extremes share the gradient evenly;
/// a product passes on the product of the others, also where one of them is 0.
/// </summary>
/// <derivative>g to the elements that won (extrema, shared), or * y / x (products).</derivative>
/// <dtypes>all but complex</dtypes>
internal readonly record struct ReduceRowsOp(MergedDims Dims, PutMode Mode) : IOpN
{
    public static string Name => "PutReduce";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 7 | SavedN.OfResult(0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var y = new CopyOp(inputs[0]!.DType).Forward(inputs[0]!);
        PutRowsOp.Write(y, Dims, inputs[1]!, inputs[2]!, Mode);
        return [y];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (x, positions, values, result, gradient) = (saved.Input(0), saved.Input(1), saved.Input(2), saved.Result(0), gradients[0]!);
        if (values.Rank != Dims.Result(x.Layout, positions.Layout).Length) values = values.Expand(Dims.Result(x.Layout, positions.Layout));
        return Mode == PutMode.Multiply ? Product(x, positions, values, result, gradient) : Extreme(x, positions, values, result, gradient);
    }

    private Tensor[] Product(Tensor x, Tensor positions, Tensor values, Tensor result, Tensor gradient)
    {
        var one = Tensor.Ones([], x.DType, x.Device);
        var nonZero = Functional.Where(x.Eq(0), one, x);
        var ofX = gradient.Mul(nonZero.PutRows(Dims, positions, values, PutMode.Multiply)).Div(nonZero);
        // A zero that is alone in its place: its derivative is the product of the others, to be computed without it.
        var isZero = values.Eq(0);
        var zeros = x.ZerosLike().PutRows(Dims, positions, isZero.To(x.DType), PutMode.Add).TakeRows(Dims, positions);
        var alone = isZero.LogicalAnd(zeros.Eq(1));
        var others = x.PutRows(Dims, positions, Functional.Where(alone, one, values), PutMode.Multiply);
        var ofValues = Functional.Where(
            alone,
            gradient.Mul(others).TakeRows(Dims, positions),
            gradient.Mul(result).TakeRows(Dims, positions).Div(Functional.Where(isZero, one, values)));
        return [ofX, null!, ofValues];
    }

    private Tensor[] Extreme(Tensor x, Tensor positions, Tensor values, Tensor result, Tensor gradient)
    {
        var fromX = x.Eq(result).To(gradient.DType);
        var fromValues = values.Eq(result.TakeRows(Dims, positions)).To(gradient.DType);
        var share = gradient.Div(fromX.PutRows(Dims, positions, fromValues, PutMode.Add));
        return [fromX.Mul(share), null!, fromValues.Mul(share.TakeRows(Dims, positions))];
    }
}
