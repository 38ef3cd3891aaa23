namespace Kasane.Internal;

/// <summary>The inverse and the number of the first zero pivot. d(1/A) = -(1/A) dA (1/A).</summary>
internal readonly struct InverseOp : IOpN
{
    public static string Name => "Inv";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var n = a.Rows;
        var (y, info, pivots) = (MatrixStack.New(a.Batch, n, n), new int[a.Count], new int[n]);
        for (var b = 0; b < a.Count; b++)
        {
            info[b] = Lu.Factor(a[b], n, n, pivots);
            for (var i = 0; i < n; i++) y[b][(i * n) + i] = 1;
            Lu.Solve(a[b], pivots, n, y[b], n);
        }
        return [y.ToTensor(x.Device), Tensor.From<int>(info, a.Batch, x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null];
        var y = saved.Result(0).MT;
        return [y.MatMul(g).MatMul(y).Neg()];
    }
}
