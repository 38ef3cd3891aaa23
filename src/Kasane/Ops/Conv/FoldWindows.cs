namespace Kasane.Internal;

/// <summary>The windows of unfold and fold.</summary>
internal static class FoldWindows
{
    public static Windows Of(ReadOnlySpan<long> size, Extent kernelSize, Extent dilation, Extent padding, Extent stride, string name)
    {
        var (kernels, dilations) = (kernelSize.Spread(2, 0, name, "kernelSize"), dilation.Spread(2, 1, name, "dilation"));
        var (paddings, strides) = (padding.Spread(2, 0, name, "padding"), stride.Spread(2, 1, name, "stride"));
        var outputs = new long[2];
        for (var d = 0; d < 2; d++)
        {
            if (kernels[d] < 1 || dilations[d] < 1 || strides[d] < 1 || paddings[d] < 0)
                throw new KasaneException(
                    $"{name} expects sizes above 0 and no negative padding, but got kernel size {kernelSize}, dilation {dilation}, stride "
                    + $"{stride}, padding {padding}.")
                {
                    Operation = name,
                };
            var room = size[d] + (2 * paddings[d]) - (dilations[d] * (kernels[d] - 1)) - 1;
            if (room < 0)
                throw new ShapeException($"{name} finds no room for a kernel of {kernelSize} in {Shape.Format(size)}.")
                {
                    Operation = name,
                };
            outputs[d] = (room / strides[d]) + 1;
        }
        return new(
            Triple.Of(size, 1),
            Triple.Of(outputs, 1),
            Triple.Of(kernels, 1),
            Triple.Of(strides, 1),
            Triple.Of(paddings, 0),
            Triple.Of(dilations, 1));
    }
}
