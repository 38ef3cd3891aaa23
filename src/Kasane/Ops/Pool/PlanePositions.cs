namespace Kasane.Internal;

/// <summary>Places within planes as places within the whole tensor.</summary>
internal static class PlanePositions
{
    /// <param name="indices">Int64: places within a plane; the last <paramref name="dims"/> dimensions belong to a plane.</param>
    /// <param name="shape">The whole tensor's shape.</param>
    /// <param name="dims">The number of spatial dimensions.</param>
    public static Tensor Of(Tensor indices, ReadOnlySpan<long> shape, int dims)
    {
        using var noGrad = Autograd.NoGrad();
        long size = 1, planes = 1;
        foreach (var length in shape[^dims..]) size *= length;
        foreach (var length in shape[..^dims]) planes *= length;
        var first = Tensor.Arange(planes, DType.Int64).To(indices.Device).Mul(size);
        long[] each = [.. shape[..^dims], .. Enumerable.Repeat(1L, dims)];
        return indices.Add(first.Reshape(each));
    }
}
