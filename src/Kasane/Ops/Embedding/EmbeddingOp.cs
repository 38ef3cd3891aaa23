namespace Kasane.Internal;

/// <summary>(weight, positions) -> rows.</summary>
/// <derivative>g added up per row, but for the padding row.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct EmbeddingOp(long Padding, bool ByFrequency, Layout From) : IOp2
{
    public static string Name => "Embedding";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b) => new TakeRowsOp(new(0, 1), a.Layout).Forward(a, b);

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved)
    {
        var positions = saved.Right;
        if (ByFrequency)
        {
            var one = Tensor.Ones([], gradient.DType, gradient.Device);
            var counts = Tensor.Zeros([From.Size(0)], gradient.DType, gradient.Device).PutFlat(positions, one, accumulate: true);
            gradient = gradient.Div(counts.TakeFlat(positions).Unsqueeze(-1));
        }
        if (Padding >= 0) gradient = gradient.MaskedFill(positions.Eq(Padding).Unsqueeze(-1), 0);
        return Primitive.Call(new SpreadRowsOp(new(0, 1), From), gradient, positions);
    }

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
