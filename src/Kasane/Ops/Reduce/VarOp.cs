namespace Kasane.Internal;

/// <summary>The variance over dimensions (or its root), in two passes: first the mean, then the squares of what differs from it.</summary>
/// <derivative>g * 2 / (n - correction) * (x - mean); of the root: that / (2 y).</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct VarOp(ulong Mask, bool KeepDim, double Correction, bool Root, Layout From) : IOp1
{
    public static string Name => "Var";

    public Needs Needs => Needs.Left | (Root ? Needs.Result : 0);

    public Tensor Forward(Tensor x)
    {
        // Squares of 16-bit numbers overflow easily.
        var wide = TypePromotion.Compute(x.DType);
        var source = x.DType == wide ? x : new CopyOp(wide).Forward(x);
        double count = Reductions.Count(From, Mask);
        var mean = Pointwise.Unary(new RightScalar<DivOp>(default, count), Reductions.Run(default(SumReduction), source, Mask, true, wide));
        var sum = Reductions.Run(default(SumReduction), Pointwise.Binary(default(MseLossOp), source, mean), Mask, KeepDim, wide);
        var y = Pointwise.Unary(new RightScalar<DivOp>(default, Math.Max(0, count - Correction)), sum);
        if (Root) y = Pointwise.Unary(default(SqrtOp), y);
        return y.DType == x.DType ? y : new CopyOp(x.DType).Forward(y);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input;
        var g = Reductions.Restore(gradient, From, Mask, KeepDim);
        if (Root)
        {
            var root = Reductions.Restore(saved.Result, From, Mask, KeepDim);
            g = Functional.Where(root.Eq(0), Losses.Zero(root), g.Div(root.Mul(2)));
        }
        double count = Reductions.Count(From, Mask);
        var mean = Reductions.Restore(Primitive.Call(new SumOp(Mask, KeepDim, x.DType, From), x), From, Mask, KeepDim).Div(count);
        return g.Mul(2 / (count - Correction)).Mul(x.Sub(mean));
    }
}
