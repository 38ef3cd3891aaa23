namespace Kasane.Internal;

/// <summary>
/// X of A X = B and the number of the first zero pivot; the batch of B is that of the result, into which A's broadcasts.
/// </summary>
internal readonly struct SolveOp : IOpN
{
    public static string Name => "Solve";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (a, x) = (MatrixStack.Of(inputs[0]!), MatrixStack.Of(inputs[1]!));
        var (n, device) = (a.Rows, inputs[0]!.Device);
        var (info, pivots) = (new int[a.Count], new int[a.Count * n]);
        for (var b = 0; b < a.Count; b++) info[b] = Lu.Factor(a[b], n, n, pivots.AsSpan(b * n, n));
        var which = Broadcast(a.Batch, x.Batch);
        for (var b = 0; b < x.Count; b++)
            Lu.Solve(a[(int)which[b]], pivots.AsSpan((int)which[b] * n, n), n, x[b], x.Columns);
        return [x.ToTensor(device), Tensor.From<int>(info, a.Batch, device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results | 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null, null];
        var right = Primitive.Call(default(SolveOp), [saved.Input(0).MT, g])[0];
        return [saved.Wants(0) ? right.MatMul(saved.Result(0).MT).Neg() : null, right];
    }

    // For every matrix of the larger batch the place in the smaller one.
    private static long[] Broadcast(long[] from, long[] to)
    {
        var places = Tensor.Arange(Shape.Create(from).ElementCount, DType.Int64).Reshape(from);
        return places.Expand(to).ToArray<long>();
    }
}
