namespace Kasane.Internal;

/// <summary>The weight (out, in) of a linear layer for so many rows, seen as <paramref name="turned"/>, (in, out).</summary>
internal readonly struct LinearWeightOrder(Tensor weight, Layout turned, long rows) : IWeightOrder
{
    public PackedForm Form => new(0, weight.Backend.PackedSize(weight.Block.With(turned), rows));

    public void Pack(in Block target) => weight.Backend.Pack(weight.Block.With(turned), target);
}
