namespace Kasane.Internal;

/// <summary>The partial inverse of max pooling.</summary>
internal static class Unpooling
{
    public static Tensor Call(Tensor x, Tensor indices, Extent kernelSize, Extent stride, Extent padding, ReadOnlySpan<long> outputSize, int dims, string name)
    {
        PoolGeometry.CheckInput(x, dims, name);
        if (!x.Layout.SameSizes(indices.Layout))
            throw new ShapeException($"{name} expects an index for every element, but got shapes {x.Shape} and {indices.Shape}.")
            {
                Operation = name,
                Shapes = [x.Shape, indices.Shape],
            };
        var (kernels, paddings) = (kernelSize.Spread(dims, 0, name, "kernelSize"), padding.Spread(dims, 0, name, "padding"));
        var strides = stride.IsDefault ? kernels : stride.Spread(dims, 0, name, "stride");
        if (outputSize.Length != 0 && outputSize.Length != dims && outputSize.Length != x.Rank && outputSize.Length != dims + 2)
            throw new ArgumentException($"{name} expects an output size of {dims} or {x.Rank} numbers, but got {outputSize.Length}.", nameof(outputSize));
        long[] shape = [.. x.Layout.Sizes];
        for (var d = 0; d < dims; d++)
        {
            var at = x.Rank - dims + d;
            var usual = ((shape[at] - 1) * strides[d]) - (2 * paddings[d]) + kernels[d];
            shape[at] = outputSize.Length == 0 ? usual : outputSize[outputSize.Length - dims + d];
            if (shape[at] <= usual - strides[d] || shape[at] >= usual + strides[d])
                throw new ArgumentException($"{name} expects a size within {strides[d] - 1} of {usual} in dimension {at}, but got {shape[at]}.", nameof(outputSize));
        }
        long plane = 1;
        foreach (var size in shape[^dims..]) plane *= size;
        var places = IndexPositions.Of(indices, plane, false, name, x.Rank - dims, x.Device);
        return Tensor.Zeros(shape, x.DType, x.Device).PutFlat(PlanePositions.Of(places, shape, dims), x, accumulate: false);
    }
}
