namespace Kasane;

public static partial class Functional
{
    /// <summary>log of the running sum of exp(x) along a dimension, without overflow.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor LogCumSumExp(this Tensor x, int dim)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException(
                $"LogCumSumExp expects a floating-point dtype, but the tensor is {x.DType}. Convert it first: x.To(DType.Float32).")
            {
                Operation = "LogCumSumExp",
            };
        return Primitive.Call(new LogCumSumExpOp(Dims.Normalize(dim, x.Rank, "LogCumSumExp"), false), x);
    }
}

/// <summary>The logarithm of the running sum of exp(x).</summary>
/// <derivative>exp(x) * the sum of g * exp(-y) from each element on.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct LogCumSumExpOp(int Dim, bool Reverse) : IOp1
{
    public static string Name => "LogCumSumExp";

    public Needs Needs => Needs.Left | Needs.Result;

    public Tensor Forward(Tensor x) => Scans.Run(default(LogAddExpReduction), x, Dim, x.DType, Reverse, false);

    // sum over i >= k of g[i] exp(x[k] - y[i]), the positive and the negative terms by logarithms apart.
    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var (x, y) = (saved.Input, saved.Result);
        // One element is its own sum.
        if (x.Rank == 0) return gradient;
        if (GradMode.Enabled) return Written(gradient, x, y);
        var least = Tensor.Full([], double.NegativeInfinity, gradient.DType, gradient.Device);
        var positive = Functional.Where(gradient.Gt(0), gradient.Log(), least);
        var negative = Functional.Where(gradient.Lt(0), gradient.Neg().Log(), least);
        return Part(positive, x, y).Sub(Part(negative, x, y));
    }

    private Tensor Part(Tensor logGradient, Tensor x, Tensor y) =>
        Primitive.Call(new LogCumSumExpOp(Dim, !Reverse), logGradient.Sub(y)).Add(x).Exp();

    // The same sum term by term, to be differentiated again: every exponential is at most 1.
    private Tensor Written(Tensor gradient, Tensor x, Tensor y)
    {
        var n = x.Layout.Size(Dim);
        var places = Tensor.Arange(n).To(x.Device);
        var (k, i) = (places.Unsqueeze(1), places.Unsqueeze(0));
        var counts = Reverse ? i.Le(k) : i.Ge(k);
        var differences = x.Transpose(Dim, -1).Unsqueeze(-1).Sub(y.Transpose(Dim, -1).Unsqueeze(-2));
        var least = Tensor.Full([], double.NegativeInfinity, x.DType, x.Device);
        var terms = Functional.Where(counts, differences, least).Exp().Mul(gradient.Transpose(Dim, -1).Unsqueeze(-2));
        return terms.Sum(-1).Transpose(Dim, -1);
    }
}
