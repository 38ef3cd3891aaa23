namespace Kasane.Internal;

/// <summary>
/// L of A = L L^T, from A's lower triangle, and the order of the leading minor that is not positive. Derivative: Murray (2016),
/// "Differentiation of the Cholesky decomposition", for symmetric changes of A.
/// </summary>
internal readonly struct CholeskyOp : IOpN
{
    public static string Name => "Cholesky";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var info = new int[a.Count];
        for (var b = 0; b < a.Count; b++) info[b] = CholeskyFactor.Run(a[b], a.Rows);
        return [a.ToTensor(x.Device), Tensor.From<int>(info, a.Batch, x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null];
        var l = saved.Result(0);
        var half = l.MT.MatMul(g).Tril();
        var middle = half.Add(half.Tril(-1).MT).Mul(0.5);
        // L^-T middle L^-1, two triangular systems.
        var left = Primitive.Call(new TriangularSolveOp(true, false), [l.MT, middle])[0];
        return [Primitive.Call(new TriangularSolveOp(true, false), [l.MT, left.MT])[0].MT];
    }
}
