namespace Kasane;

public static partial class Functional
{
    /// <summary>exp(x) / sum(exp(x)) along one dimension.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dim">The dimension whose elements then add up to 1. Default: 1, or 0 for a tensor with 0, 1 or 3 dimensions.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">An integer dtype, and none was given to convert to.</exception>
    public static Tensor Softmax(this Tensor x, int? dim = null, DType? dtype = null) => SoftmaxOp.Call(x, dim, dtype, false, "Softmax");

    /// <summary>log(softmax(x)) along one dimension, without the rounding and overflow of the two steps.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dim">The dimension. Default: 1, or 0 for a tensor with 0, 1 or 3 dimensions.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">An integer dtype, and none was given to convert to.</exception>
    public static Tensor LogSoftmax(
        this Tensor x, int? dim = null, DType? dtype = null) => SoftmaxOp.Call(x, dim, dtype, true, "LogSoftmax");

    /// <summary>softmax(-x) along one dimension.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dim">The dimension. Default: 1, or 0 for a tensor with 0, 1 or 3 dimensions.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Softmin(
        this Tensor x, int? dim = null, DType? dtype = null) => SoftmaxOp.Call(x.Neg(), dim, dtype, false, "Softmin");
}

/// <summary>Softmax or its logarithm along one dimension.</summary>
/// <derivative>y * (g - the sum of g * y); of the logarithm: g - exp(y) * the sum of g.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct SoftmaxOp(int Dim, bool Log) : IOp1
{
    public static string Name => "Softmax";

    public Needs Needs => Needs.Result;

    public static Tensor Call(Tensor x, int? dim, DType? dtype, bool log, string operation)
    {
        var d = Dims.Normalize(dim ?? (x.Rank is 0 or 1 or 3 ? 0 : 1), x.Rank, operation);
        if (dtype is { } wanted) x = x.To(wanted);
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"{operation} expects a floating-point dtype, but the tensor is {x.DType}. Pass dtype: DType.Float32.")
            {
                Operation = operation,
            };
        return Primitive.Call(new SoftmaxOp(d, log), x);
    }

    public Tensor Forward(Tensor x)
    {
        var source = Rows.Dense(x);
        var y = Tensor.Allocate(x.Device, source.Layout, x.DType);
        var rows = Rows.Of(source.Layout, Dim);
        y.Backend.Softmax(source.Block.With(rows), y.Block.With(rows), Log);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        var result = saved.Result;
        if (GradMode.Enabled)
        {
            return Log
                ? gradient.Sub(result.Exp().Mul(gradient.Sum(Dim, keepDim: true)))
                : result.Mul(gradient.Sub(gradient.Mul(result).Sum(Dim, keepDim: true)));
        }
        var source = Rows.Dense(gradient, result.DType);
        var y = Tensor.Allocate(result.Device, result.Layout.AsContiguous(), result.DType);
        var rows = Rows.Of(y.Layout, Dim);
        y.Backend.SoftmaxGradient(source.Block.With(rows), Rows.Dense(result).Block.With(rows), y.Block.With(rows), Log);
        return y;
    }
}
