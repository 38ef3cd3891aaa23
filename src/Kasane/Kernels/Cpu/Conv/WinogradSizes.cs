namespace Kasane.Internal;

/// <summary>
/// The sizes of a convolution with kernels of 3 x 3 and stride 1, computed in tiles of 2 x 2 outputs from 4 x 4 inputs (Lavin and Gray, 2015):
/// 16 multiplications per tile and pair of channels rather than 36.
/// </summary>
internal readonly struct WinogradSizes
{
    /// <summary>The places of a transformed tile, and so the number of products.</summary>
    public const int Points = 16;

    /// <summary>
    /// Elements between the planes of the points: planes that are a power of two apart would push each other out of the nearest cache.
    /// </summary>
    public const nint PlaneGap = 80;

    /// <summary>For fewer channels the transforms take longer than what they save.</summary>
    private const long LeastChannels = 32;

    /// <summary>For fewer tiles the transformed weight, nearly twice as large, is not used often enough.</summary>
    private const long LeastTiles = 16;

    public WinogradSizes(in ConvSizes sizes)
    {
        var w = sizes.Windows;
        (In, Out) = ((nint)sizes.In, (nint)sizes.Out);
        (Height, Width) = ((nint)w.Output.H, (nint)w.Output.W);
        (TileRows, TileColumns) = ((Height + 1) / 2, (Width + 1) / 2);
        (InputHeight, InputWidth) = ((nint)w.Input.H, (nint)w.Input.W);
        (Top, Left) = ((nint)w.Padding.H, (nint)w.Padding.W);
    }

    public nint In { get; }

    public nint Out { get; }

    /// <summary>Rows of the output side.</summary>
    public nint Height { get; }

    public nint Width { get; }

    public nint TileRows { get; }

    public nint TileColumns { get; }

    /// <summary>Rows of the input side.</summary>
    public nint InputHeight { get; }

    public nint InputWidth { get; }

    /// <summary>The padding.</summary>
    public nint Top { get; }

    public nint Left { get; }

    /// <summary>Whether it pays. Tiles that are cut by the edges are wasted in part: with 3 x 3 outputs little would be left of the gain.</summary>
    public static bool Suits(in ConvSizes sizes, nint samples)
    {
        var w = sizes.Windows;
        if (sizes is not { Groups: 1, In: >= LeastChannels, Out: >= LeastChannels }) return false;
        if (w.Kernel != new Triple(1, 3, 3) || w.Stride.Product != 1 || w.Dilation.Product != 1 || w.Output.D != 1 || w.Input.D != 1) return false;
        var tiles = (w.Output.H + 1) / 2 * ((w.Output.W + 1) / 2);
        return samples * tiles >= LeastTiles && 4 * Points * tiles <= 3 * 9 * w.Output.Product;
    }
}
