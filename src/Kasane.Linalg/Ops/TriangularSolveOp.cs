namespace Kasane.Internal;

/// <summary>X of T X = B for the upper or lower triangle T of A; A and B have the same batch.</summary>
internal readonly record struct TriangularSolveOp(bool Upper, bool Unit) : IOpN
{
    public static string Name => "SolveTriangular";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (a, x) = (MatrixStack.Of(inputs[0]!), MatrixStack.Of(inputs[1]!));
        for (var b = 0; b < x.Count; b++) Triangles.Solve(a[b], a.Rows, x[b], x.Columns, Upper, Unit);
        return [x.ToTensor(inputs[0]!.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results | 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null, null];
        var right = Primitive.Call(new TriangularSolveOp(!Upper, Unit), [saved.Input(0).MT, g])[0];
        if (!saved.Wants(0)) return [null, right];
        var product = right.MatMul(saved.Result(0).MT).Neg();
        return [Upper ? product.Triu(Unit ? 1 : 0) : product.Tril(Unit ? -1 : 0), right];
    }
}
