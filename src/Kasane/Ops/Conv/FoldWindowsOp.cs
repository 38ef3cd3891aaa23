namespace Kasane.Internal;

/// <summary>The gradient of <see cref="UnfoldWindowsOp"/>.</summary>
/// <derivative>the windows of g.</derivative>
/// <dtypes>all</dtypes>
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
