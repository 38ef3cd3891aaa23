namespace Kasane.Internal;

/// <summary>(input side, output side) -> weight: the gradient of a convolution's weight.</summary>
/// <derivative>convolutions of g with the other side.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ConvWeightOp(ConvGeometry Geometry) : IOp2
{
    public static string Name => "ConvWeight";

    public Needs NeedsFor(bool left, bool right) => (left ? Needs.Right : 0) | (right ? Needs.Left : 0);

    public Tensor Forward(Tensor a, Tensor b)
    {
        var (x, y) = (ConvDTypes.Wide(a), ConvDTypes.Wide(b));
        var weight = Tensor.Allocate(x.Device, Geometry.WeightLayout(), x.DType);
        if (!weight.Backend.ConvolveWeight(x.Block, y.Block, weight.Block, Geometry.Sizes))
        {
            weight.Backend.Fill(weight.Block, 0);
            if (y.ElementCount > 0) Geometry.Weight(x, y, weight);
        }
        return ConvDTypes.Narrow(weight, a.DType);
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) =>
        Primitive.Call(new ConvTransposedOp(Geometry), [saved.Right, gradient, null])[0];

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => Primitive.Call(new ConvOp(Geometry), [saved.Left, gradient, null])[0];
}
