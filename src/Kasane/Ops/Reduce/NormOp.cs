namespace Kasane.Internal;

/// <summary>The p-norm over dimensions; the derivatives at 0 are those PyTorch chooses.</summary>
/// <derivative>g * x * |x|^(p - 2) / y^(p - 1), 0 where y is 0.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct NormOp(double P, ulong Mask, bool KeepDim, Layout From) : IOp1
{
    public static string Name => "Norm";

    public Needs Needs => Needs.Left | Needs.Result;

    public Tensor Forward(Tensor x)
    {
        var (mask, keep, dtype) = (Mask, KeepDim, x.DType);
        if (P == 0) return Reductions.Run(default(SumReduction), new CopyOp(DType.Bool).Forward(x), mask, keep, dtype);
        if (P == 2)
        {
            var squares = Reductions.Run(default(SquareSumReduction), x, mask, keep, dtype);
            return Pointwise.Unary(default(SqrtOp), squares);
        }
        if (P == 1) return Reductions.Run(default(AbsSumReduction), x, mask, keep, dtype);
        var sizes = Pointwise.Unary(default(AbsOp), x);
        if (double.IsPositiveInfinity(P))
        {
            return Reductions.Count(x.Layout, mask) == 0
                ? Reductions.Run(default(SumReduction), sizes, mask, keep, dtype)
                : Reductions.Run(default(MaxReduction), sizes, mask, keep, dtype);
        }
        if (double.IsNegativeInfinity(P)) return Reductions.Run(default(MinReduction), sizes, mask, keep, dtype);
        var powers = Pointwise.Unary(new RightScalar<PowOp>(default, P), sizes);
        return Pointwise.Unary(new RightScalar<PowOp>(default, 1 / P), Reductions.Run(default(SumReduction), powers, mask, keep, dtype));
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        if (P == 0) return Tensor.Zeros(From.Shape, gradient.DType, gradient.Device);
        var x = saved.Input;
        var g = Reductions.Restore(gradient, From, Mask, KeepDim);
        if (P == 1) return g.Mul(x.Sign());
        var norm = Reductions.Restore(saved.Result, From, Mask, KeepDim);
        var zero = Losses.Zero(x);
        if (P == 2) return x.Mul(Functional.Where(norm.Eq(0), zero, g.Div(norm)));
        if (double.IsInfinity(P))
        {
            var reached = x.Abs().Eq(norm).LogicalOr(x.IsNaN());
            var share = Reductions.Run(default(SumReduction), reached, Mask, true, x.DType);
            return g.Div(share).Mul(x.Sign()).Mul(reached);
        }
        if (P < 1) return x.Sign().Mul(Functional.Where(x.Eq(0), zero, x.Abs().Pow(P - 1))).Mul(g).Mul(norm.Pow(1 - P));
        var scale = Functional.Where(norm.Eq(0), zero, g.Div(norm.Pow(P - 1)));
        return P < 2 ? x.Sign().Mul(x.Abs().Pow(P - 1)).Mul(scale) : x.Mul(x.Abs().Pow(P - 2)).Mul(scale);
    }
}
