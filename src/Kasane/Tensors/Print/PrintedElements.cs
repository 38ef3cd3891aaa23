namespace Kasane.Internal;

/// <summary>
/// The elements of a tensor that are printed: all, or of every long dimension only both ends. Only these are read, in one strided copy:
/// a dimension with two ends becomes two dimensions, (2, edge items), whose outer stride leads from the first end to the last.
/// </summary>
internal static class PrintedElements
{
    public static IElementText Read(Tensor x, PrintOptions options, bool abbreviate)
    {
        var part = x.Alias(Ends(x.Layout, options.EdgeItems, abbreviate), x.Offset);
        try
        {
            return x.DType switch
            {
                DType.Complex64 => new ComplexText(part.ToArray<Complex64>(), options),
                _ when x.DType.IsFloatingPoint => new FloatText(part.ToArray<double>(), options),
                _ => new IntegerText(part.ToArray<long>(), x.DType == DType.Bool),
            };
        }
        finally
        {
            part.Release();
        }
    }

    /// <summary>Whether only the ends of a dimension are printed.</summary>
    public static bool HasGap(long size, PrintOptions options, bool abbreviate) => abbreviate && size > 2L * options.EdgeItems;

    private static Layout Ends(Layout layout, long edge, bool abbreviate)
    {
        if (!abbreviate) return layout;
        var (sizes, strides) = (new List<long>(), new List<long>());
        for (var d = 0; d < layout.Rank; d++)
        {
            var (size, stride) = (layout.Size(d), layout.Stride(d));
            if (size > 2 * edge)
            {
                sizes.Add(2);
                strides.Add((size - edge) * stride);
                size = edge;
            }
            sizes.Add(size);
            strides.Add(stride);
        }
        return Layout.Strided(sizes.ToArray(), strides.ToArray());
    }
}
