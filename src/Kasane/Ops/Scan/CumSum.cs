namespace Kasane;

public static partial class Functional
{
    /// <summary>Running sums along a dimension: y[i] = x[0] + ... + x[i].</summary>
    /// <param name="x">Any shape; integers and Bool are summed as Int64.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor CumSum(this Tensor x, int dim, DType? dtype = null) =>
        Primitive.Call(new CumSumOp(Dims.Normalize(dim, x.Rank, "CumSum"), Scans.Result(x, dtype), false), x);

    /// <summary><see cref="CumSum"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CumSumInPlace(this Tensor x, int dim, DType? dtype = null)
    {
        InPlace.RequireCast(dtype ?? x.DType, x, "CumSum");
        return InPlace.Call(new CumSumOp(Dims.Normalize(dim, x.Rank, "CumSum"), x.DType, false), x);
    }
}

/// <summary>The running sum along a dimension, from either end.</summary>
/// <derivative>the running sum of g from the other end.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct CumSumOp(int Dim, DType Result, bool Reverse) : IOp1, IInPlace1
{
    public static string Name => "CumSum";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => Scans.Run(default(SumReduction), x, Dim, Result, Reverse, false);

    public void ForwardInto(Tensor x) => x.Backend.Copy(Forward(x).Block, x.Block);

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new CumSumOp(Dim, gradient.DType, !Reverse), gradient);
}
