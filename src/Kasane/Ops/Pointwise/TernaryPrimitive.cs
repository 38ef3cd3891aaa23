namespace Kasane.Internal;

/// <summary>A three-argument pointwise op as a primitive; the result's dtype was decided before.</summary>
internal readonly struct TernaryPrimitive<TOp>(TOp op, DType dtype) : IOpN, IInPlaceN
    where TOp : unmanaged, IDifferentiableTernary
{
    public static string Name => TOp.Name;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => TOp.Saves;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs) => [Pointwise.Ternary(op, inputs[0]!, inputs[1]!, inputs[2]!, dtype)];

    public void ForwardInto(ReadOnlySpan<Tensor?> inputs)
    {
        var (a, b, c) = (inputs[0]!, inputs[1]!, inputs[2]!);
        InPlace.RequireCast(dtype, a, TOp.Name);
        InPlace.RequireShape(a, b, TOp.Name);
        InPlace.RequireShape(a, c, TOp.Name);
        Launch.Ternary(op, TypePromotion.Compute(dtype), a, b, c, a);
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var results = new Tensor?[3];
        for (var i = 0; i < 3; i++)
            if (saved.Wants(i)) results[i] = op.Gradient(i, gradients[0]!, saved);
        return results;
    }
}
