namespace Kasane.Internal;

/// <summary>Rows added up at indexed places of a tensor of zeros.</summary>
/// <derivative>g at the places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SpreadRowsOp(MergedDims Dims, Layout To) : IOp2
{
    public static string Name => "Spread";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b)
    {
        var y = Tensor.Zeros(To.Shape, a.DType, a.Device);
        PutRowsOp.Write(y, Dims, b, a, PutMode.Add);
        return y;
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) => gradient.TakeRows(Dims, saved.Right);

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
