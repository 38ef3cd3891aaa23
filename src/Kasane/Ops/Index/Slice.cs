namespace Kasane.Internal;

/// <summary>A basic index as a view.</summary>
/// <derivative>zeros, with g in the selected places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SliceOp(SliceGeometry Geometry) : IOp1
{
    public static string Name => "Slice";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => Geometry.Apply(x);

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new EmbedOp(Geometry), gradient);
}

/// <summary>The reverse of a basic index: zeros, with the input in the selected places.</summary>
/// <derivative>g at the selected places.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct EmbedOp(SliceGeometry Geometry) : IOp1
{
    public static string Name => "Embed";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var whole = Tensor.Zeros(Geometry.From, x.DType, x.Device);
        var part = Geometry.Apply(whole);
        part.Backend.Copy(x.Block, part.Block);
        return whole;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.CallView(new SliceOp(Geometry), gradient);
}
