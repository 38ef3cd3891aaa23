namespace Kasane.Internal;

/// <content>The same made of other operations: the truth for any dtype, and for derivatives that are differentiated themselves.</content>
internal readonly partial record struct AttentionOp
{
    /// <summary>y from the inputs of the operation.</summary>
    public Tensor Composed(Tensor?[] inputs)
    {
        Tensor q, k, v;
        if (inputs[1] is null)
        {
            var all = inputs[0]!.Chunk(3, -1);
            (q, k, v) = (all[0], all[1], all[2]);
        }
        else if (inputs[2] is null)
        {
            var both = inputs[1]!.Chunk(2, -1);
            (q, k, v) = (inputs[0]!, both[0], both[1]);
        }
        else
        {
            (q, k, v) = (inputs[0]!, inputs[1]!, inputs[2]!);
        }
        long length = q.Layout.Size(0), batch = q.Layout.Size(1);
        var weights = Split(q).Mul(Terms.Scale).MatMul(Split(k).Transpose(-2, -1));
        if (inputs[Mask] is { } mask) weights = weights.Add(mask);
        if (Terms.Causal)
        {
            var later = Tensor.Ones([length, k.Layout.Size(0)], DType.Bool, q.Device).Tril().LogicalNot();
            weights = weights.MaskedFill(later, double.NegativeInfinity);
        }
        weights = weights.Softmax(-1);
        if (inputs[Kept] is { } kept) weights = weights.Mul(kept.Reshape(weights.Layout.Sizes).To(q.DType).Mul(Terms.Factor));
        return weights.MatMul(Split(v)).Transpose(0, 1).Reshape(length, batch, v.Layout.Size(2));
    }

    // (batch * heads, rows, size)
    private Tensor Split(Tensor x) =>
        x.Reshape(x.Layout.Size(0), x.Layout.Size(1) * Heads, x.Layout.Size(2) / Heads).Transpose(0, 1);
}
