namespace Kasane.Internal;

/// <summary>What all masked functions do with their arguments.</summary>
internal static class MaskedInput
{
    /// <summary>The mask as Bool, of the input's shape.</summary>
    /// <exception cref="TensorIndexException">It has more dimensions than the input.</exception>
    /// <exception cref="ShapeException">It does not broadcast to the input's shape.</exception>
    public static Tensor Mask(Tensor input, Tensor mask, string operation)
    {
        if (mask.Rank > input.Rank)
            throw new TensorIndexException($"{operation} expects a mask that broadcasts to {input.Shape}, but it has shape {mask.Shape}: too many dimensions.")
            {
                Operation = operation,
            };
        return (mask.Layout.SameSizes(input.Layout) ? mask : mask.Expand(input.Layout.Sizes)).To(DType.Bool);
    }

    /// <summary>The input with a neutral number where the mask is false.</summary>
    public static Tensor Fill(Tensor input, Tensor? mask, Scalar neutral, string operation) =>
        mask is null ? input : Functional.Where(Mask(input, mask, operation), input, Tensor.Full([], neutral, input.DType, input.Device));

    /// <summary>The input with the lowest (or highest) number of its dtype where the mask is false.</summary>
    /// <exception cref="DTypeException">Bool, which PyTorch does not order either.</exception>
    public static Tensor FillExtreme(Tensor input, Tensor? mask, bool lowest, string operation)
    {
        if (mask is not null && input.DType is DType.Bool or DType.Complex64)
            throw new DTypeException($"{operation} with a mask expects numbers that can be ordered, but the tensor is {input.DType}.") { Operation = operation };
        return mask is null
            ? input : Fill(input, mask, Functional.Neutral(lowest ? IndexReduction.Amax : IndexReduction.Amin, input.DType), operation);
    }

    /// <exception cref="DTypeException">Bool, for which PyTorch has no such kernel.</exception>
    public static void RequireNoBool(DType dtype, string operation)
    {
        if (dtype == DType.Bool)
            throw new DTypeException(
                $"{operation} expects numbers, but the dtype is Bool. Pass another dtype, or convert the tensor with To.")
            {
                Operation = operation,
            };
    }

    /// <summary>How many elements a reduction sees.</summary>
    public static Tensor Count(Tensor input, Tensor? mask, ReadOnlySpan<int> dim, bool keepDim)
    {
        var ones = Tensor.Ones(Shape.Create(input.Layout.Sizes), DType.Int64, input.Device);
        return Masked.Sum(ones, dim, keepDim, mask: mask);
    }

    /// <summary>The dtype of sums and products: Int64 for integers and Bool.</summary>
    public static DType Wide(Tensor input, DType? dtype) => dtype ?? (input.DType.IsDifferentiable ? input.DType : DType.Int64);
}
