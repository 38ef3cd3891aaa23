namespace Kasane.Internal;

/// <summary>X of A X = B, given L D L^T of the symmetric A (inputs: factors, exchanges, B; one batch). The factors
/// have no derivative.</summary>
internal readonly struct LdlSolveOp : IOpN
{
    public static string Name => "LdlSolve";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (ld, x) = (MatrixStack.Of(inputs[0]!), MatrixStack.Of(inputs[2]!));
        if (!inputs[0]!.Backend.HasData) return [x.ToTensor(inputs[0]!.Device)];
        var (n, pivots) = (ld.Rows, inputs[1]!.ToArray<int>());
        for (var b = 0; b < x.Count; b++) Ldl.Solve(ld[b], pivots.AsSpan(b * n, n), n, x[b], x.Columns);
        return [x.ToTensor(inputs[0]!.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (saved.Wants(0))
            throw new GradientException("Linalg.LdlSolve has no derivative by the factors. Use Linalg.Solve, or pass them detached.")
            {
                Operation = Name,
            };
        if (gradients[0] is not { } g) return [null, null, null];
        return [null, null, Primitive.Call(default(LdlSolveOp), [saved.Input(0), saved.Input(1), g])[0]];
    }
}
