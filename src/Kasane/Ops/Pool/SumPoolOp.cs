namespace Kasane.Internal;

/// <summary>(..., *) -> the sum of every window. Float32, Float64 or Int64.</summary>
/// <derivative>every element: the sum of g over its windows.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SumPoolOp(Spans Spans, int Dims, Layout From) : IOp1
{
    public static string Name => "SumPool";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var dense = RawCopy.Contiguous(x);
        var y = Tensor.Allocate(x.Device, PoolGeometry.OutputLayout(x.Layout, Spans.Output, Dims), x.DType);
        y.Backend.SumPool(dense.Block, y.Block, Spans);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new SpreadPoolOp(Spans, Dims, From), gradient);
}
