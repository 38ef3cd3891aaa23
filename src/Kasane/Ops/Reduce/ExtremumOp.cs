namespace Kasane.Internal;

/// <summary>The largest or smallest element over dimensions; equal ones share the gradient evenly.</summary>
/// <derivative>g / count at each of the equal winners.</derivative>
/// <dtypes>all but complex</dtypes>
internal readonly record struct ExtremumOp(ulong Mask, bool KeepDim, bool Largest, Layout From) : IOp1
{
    public static string Name => "Extremum";

    public Needs Needs => Needs.Left | Needs.Result;

    public Tensor Forward(Tensor x)
    {
        Order.Require(x, Largest ? "Max" : "Min");
        return Largest
            ? Reductions.Run(default(MaxReduction), x, Mask, KeepDim, x.DType)
            : Reductions.Run(default(MinReduction), x, Mask, KeepDim, x.DType);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var x = saved.Input;
        var result = Reductions.Restore(saved.Result, From, Mask, KeepDim);
        var winners = x.Eq(result).To(gradient.DType);
        var share = Reductions.Run(default(SumReduction), winners, Mask, true, gradient.DType);
        return winners.Div(share).Mul(Reductions.Restore(gradient, From, Mask, KeepDim));
    }
}
