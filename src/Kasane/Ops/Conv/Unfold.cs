namespace Kasane;

public static partial class Functional
{
    /// <summary>The content of all windows as columns, as a convolution sees them.</summary>
    /// <param name="input">(N, C, H, W) or (C, H, W).</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">The distance between two elements of a window; default 1.</param>
    /// <param name="padding">Zeros around the input; default 0.</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <returns>(N, C times the elements of a window, windows).</returns>
    /// <exception cref="ShapeException">Another number of dimensions, or no window fits.</exception>
    public static Tensor Unfold(this Tensor input, Extent kernelSize, Extent dilation = default, Extent padding = default, Extent stride = default)
    {
        if (input.Rank is not (3 or 4))
            throw new ShapeException($"Unfold expects (N, C, H, W) or (C, H, W), but got {input.Shape}.") { Operation = "Unfold", Shapes = [input.Shape] };
        var windows = FoldWindows.Of(input.Layout.Sizes[^2..], kernelSize, dilation, padding, stride, "Unfold");
        var columns = Primitive.Call(new UnfoldWindowsOp(windows, [.. input.Layout.Sizes]), input);
        return columns;
    }

    /// <summary>Adds up columns where their windows lie: the reverse of <see cref="Unfold(Tensor, Extent, Extent, Extent, Extent)"/>, but for sums where windows overlap.</summary>
    /// <param name="input">(N, C times the elements of a window, windows), or without N.</param>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="dilation">The distance between two elements of a window; default 1.</param>
    /// <param name="padding">Zeros around the result; default 0.</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <returns>(N, C, height, width).</returns>
    /// <exception cref="ShapeException">The input does not have that many windows or elements.</exception>
    public static Tensor Fold(this Tensor input, Extent outputSize, Extent kernelSize, Extent dilation = default, Extent padding = default, Extent stride = default)
    {
        var size = outputSize.Spread(2, 1, "Fold", "outputSize");
        var windows = FoldWindows.Of(size, kernelSize, dilation, padding, stride, "Fold");
        if (input.Rank is not (2 or 3) || input.Layout.Size(input.Rank - 1) != windows.Output.Product || input.Layout.Size(input.Rank - 2) % windows.Kernel.Product != 0)
            throw new ShapeException($"Fold expects (N, C times {windows.Kernel.Product}, {windows.Output.Product}), but got {input.Shape}.") { Operation = "Fold", Shapes = [input.Shape] };
        long[] shape = [.. input.Layout.Sizes[..^2], input.Layout.Size(input.Rank - 2) / windows.Kernel.Product, .. size];
        return Primitive.Call(new FoldWindowsOp(windows, shape), input);
    }
}

/// <summary>(*, C, H, W) -> (*, C taps, windows).</summary>
internal readonly record struct UnfoldWindowsOp(Windows Windows, long[] From) : IOp1
{
    public static string Name => "Unfold";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var dense = RawCopy.Contiguous(x);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous([.. From[..^3], From[^3] * Windows.Kernel.Product, Windows.Output.Product]), x.DType);
        y.Backend.Im2Col(dense.Block, y.Block, Windows);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new FoldWindowsOp(Windows, From), gradient);
}

/// <summary>The gradient of <see cref="UnfoldWindowsOp"/>.</summary>
internal readonly record struct FoldWindowsOp(Windows Windows, long[] To) : IOp1
{
    public static string Name => "Fold";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var columns = ConvDTypes.Wide(x);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(To), columns.DType);
        y.Backend.Col2Im(columns.Block, y.Block, Windows);
        return ConvDTypes.Narrow(y, x.DType);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new UnfoldWindowsOp(Windows, To), gradient);
}

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
                throw new KasaneException($"{name} expects sizes above 0 and no negative padding, but got kernel size {kernelSize}, dilation {dilation}, stride {stride}, padding {padding}.") { Operation = name };
            var room = size[d] + (2 * paddings[d]) - (dilations[d] * (kernels[d] - 1)) - 1;
            if (room < 0) throw new ShapeException($"{name} finds no room for a kernel of {kernelSize} in {Shape.Format(size)}.") { Operation = name };
            outputs[d] = (room / strides[d]) + 1;
        }
        return new(Triple.Of(size, 1), Triple.Of(outputs, 1), Triple.Of(kernels, 1), Triple.Of(strides, 1), Triple.Of(paddings, 0), Triple.Of(dilations, 1));
    }
}
