namespace Kasane.Internal;

/// <summary>Turns index tensors, as users give them, into checked positions in memory.</summary>
internal static class IndexPositions
{
    /// <summary>Positions, or those so far plus what this index adds; see <see cref="Backend.Positions"/>.</summary>
    /// <param name="sum">The positions so far, which are changed; null: none.</param>
    /// <param name="index">An integer dtype; any layout.</param>
    /// <param name="size">Indices must be below.</param>
    /// <param name="stride">What one step of the index is worth.</param>
    /// <param name="steps">What one step along each dimension of the index is worth; may be empty.</param>
    /// <param name="wrap">Whether negative indices count from the end.</param>
    /// <param name="operation">For the error message.</param>
    /// <param name="dim">For the error message.</param>
    /// <param name="device">Where the positions are wanted.</param>
    /// <exception cref="TensorIndexException">An index is out of range.</exception>
    public static Tensor Add(
        Tensor? sum, Tensor index, long size, long stride, ReadOnlySpan<long> steps, bool wrap, string operation, int dim, Device device)
    {
        RequireInteger(index, operation);
        using var noGrad = Autograd.NoGrad();
        var given = RawCopy.Contiguous(index.To(DType.Int64).To(device));
        var y = sum ?? Tensor.Allocate(device, given.Layout, DType.Int64);
        var bad = y.Backend.Positions(given.Block, y.Block, size, stride, steps, wrap, sum is not null);
        if (bad >= 0)
            ThrowOutside(given, bad, wrap ? -size : 0, size, operation, dim);
        return y;
    }

    /// <summary>Checked positions in a dimension, or in a merged run of them, as they are.</summary>
    /// <exception cref="TensorIndexException">An index is out of range.</exception>
    public static Tensor Of(Tensor index, long size, bool wrap, string operation, int dim, Device device) =>
        Add(null, index, size, 1, [], wrap, operation, dim, device);

    /// <summary>Says which index is out of range.</summary>
    /// <param name="index">Int64.</param>
    /// <param name="place">Where the index stands.</param>
    /// <param name="least">The smallest one that is allowed.</param>
    /// <param name="size">Indices must be below.</param>
    /// <param name="operation">For the error message.</param>
    /// <param name="dim">For the error message.</param>
    /// <exception cref="TensorIndexException">Always.</exception>
    public static void ThrowOutside(Tensor index, long place, long least, long size, string operation, int dim) =>
        throw new TensorIndexException(
            $"{operation} expects indices from {least} to {size - 1} in dimension {dim}, but got "
            + $"{RawCopy.Span<long>(RawCopy.Contiguous(index.To(Device.Cpu)))[(int)place]}.")
        {
            Operation = operation,
        };

    /// <exception cref="TensorIndexException">Neither integers nor a mask.</exception>
    public static void RequireInteger(Tensor index, string operation)
    {
        if (!index.DType.IsInteger)
            throw new TensorIndexException(
                $"{operation} expects an index tensor of an integer dtype, but it is {index.DType}. Convert it: "
                + $"index.To(DType.Int64).")
            {
                Operation = operation,
            };
    }
}
