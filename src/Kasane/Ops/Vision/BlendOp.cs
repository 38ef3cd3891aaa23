namespace Kasane.Internal;

/// <summary>Weighted sums of a few elements along a dimension.</summary>
/// <param name="Dim">The dimension.</param>
/// <param name="Taps">The elements and their weights.</param>
/// <derivative>the sums with the taps reversed, of g.</derivative>
/// <dtypes>Float32, Float64</dtypes>
internal readonly record struct BlendOp(int Dim, WeightedTaps Taps) : IOp1
{
    public static string Name => "Blend";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        x = Rows.Dense(x);
        var from = Rows.Of(x.Layout, Dim);
        var sizes = x.Shape.ToArray();
        sizes[Dim] = Taps.To;
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(sizes), x.DType);
        if (y.ElementCount > 0) y.Backend.Blend(x.Block.With(from), y.Block.With(Rows.Of(y.Layout, Dim)), Taps);
        GC.KeepAlive(x);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new BlendOp(Dim, Taps.Reversed), gradient);
}
