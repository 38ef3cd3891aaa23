namespace Kasane.Internal;

/// <summary>(*, C, H, W) -> (*, C taps, windows).</summary>
/// <derivative>every element: the sum of g over its windows.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct UnfoldWindowsOp(Windows Windows, long[] From) : IOp1
{
    public static string Name => "Unfold";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var dense = RawCopy.Contiguous(x);
        long[] shape = [.. From[..^3], From[^3] * Windows.Kernel.Product, Windows.Output.Product];
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(shape), x.DType);
        y.Backend.Im2Col(dense.Block, y.Block, Windows);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new FoldWindowsOp(Windows, From), gradient);
}
