namespace Kasane.Internal;

/// <summary>
/// The sizes of a convolution with kernels of 3 x 3 and stride 1, computed in tiles of 2 x 2 outputs from 4 x 4 inputs (Lavin and Gray, 2015):
/// 16 multiplications per tile and pair of channels rather than 36.
/// </summary>
internal readonly struct WinogradSizes
{
    public WinogradSizes(in ConvSizes sizes)
    {
        var w = sizes.Windows;
        (In, Out) = ((nint)sizes.In, (nint)sizes.Out);
        (Height, Width) = ((nint)w.Output.H, (nint)w.Output.W);
        (TileRows, TileColumns) = ((Height + 1) / 2, (Width + 1) / 2);
        // Tiles are the windows of a kernel of 4 x 4 that moves by 2.
        Planes = new(
            w with { Output = new(1, TileRows, TileColumns), Kernel = new(1, 4, 4), Stride = new(1, 2, 2) }, true);
    }

    public nint In { get; }

    public nint Out { get; }

    /// <summary>Rows of the output side.</summary>
    public nint Height { get; }

    public nint Width { get; }

    public nint TileRows { get; }

    public nint TileColumns { get; }

    /// <summary>The input side in working memory.</summary>
    public ConvPlanes Planes { get; }

    /// <summary>
    /// Whether it pays: for few channels the transforms take longer than what they save, and for few tiles those of the weight.
    /// </summary>
    public static bool Suits(in ConvSizes sizes, nint samples)
    {
        var w = sizes.Windows;
        return sizes is { Groups: 1, In: >= 32, Out: >= 32 } && w.Kernel == new Triple(1, 3, 3) && w.Stride.Product == 1 && w.Dilation.Product == 1
            && w.Output.W >= 4 && samples * ((w.Output.H + 1) / 2) * ((w.Output.W + 1) / 2) >= 96;
    }
}
