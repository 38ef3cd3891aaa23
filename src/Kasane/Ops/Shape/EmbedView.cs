namespace Kasane.Internal;

/// <summary>The reverse of a view that shows no element twice: zeros, with the input where the view shows them.</summary>
/// <derivative>the view of g.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct EmbedViewOp<TView>(TView View, long[] From) : IOp1
    where TView : struct, IOp1
{
    public static string Name => "Embed";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var whole = Tensor.Zeros(From, x.DType, x.Device);
        var part = View.Forward(whole);
        part.Backend.Copy(x.Block, part.Block);
        return whole;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.CallView(View, gradient);
}
