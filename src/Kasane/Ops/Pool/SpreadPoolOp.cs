namespace Kasane.Internal;

/// <summary>Every element becomes the sum over the windows in which it lies: the gradient of <see cref="SumPoolOp"/>.</summary>
/// <derivative>the sum of g over every window.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SpreadPoolOp(Spans Spans, int Dims, Layout To) : IOp1
{
    public static string Name => "SpreadPool";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var dense = RawCopy.Contiguous(x);
        var y = Tensor.Allocate(x.Device, To, x.DType);
        if (x.ElementCount == 0) y.Backend.Fill(y.Block, 0);
        else y.Backend.SpreadPool(dense.Block, y.Block, Spans);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new SumPoolOp(Spans, Dims, To), gradient);
}
