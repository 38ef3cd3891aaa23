namespace Kasane.Internal;

/// <summary>The checks before a variance.</summary>
internal static class Variances
{
    public static Tensor Run(Tensor x, ReadOnlySpan<int> dim, double correction, bool keepDim, bool root, string operation)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException(
                $"{operation} expects a floating-point dtype, but the tensor is {x.DType}. Convert it first: x.To(DType.Float32).")
            {
                Operation = operation,
            };
        return Primitive.Call(new VarOp(Dims.Mask(dim, x.Rank, operation), keepDim, correction, root, x.Layout), x);
    }
}
