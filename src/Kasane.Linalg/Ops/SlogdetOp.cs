namespace Kasane.Internal;

/// <summary>The sign of the determinant and the logarithm of its absolute value, whose derivative is A^-T.</summary>
internal readonly struct SlogdetOp : IOpN
{
    public static string Name => "Slogdet";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var (n, signs, logs) = (a.Rows, new double[a.Count], new double[a.Count]);
        var pivots = new int[n];
        for (var b = 0; b < a.Count; b++)
        {
            Lu.Factor(a[b], n, n, pivots);
            signs[b] = Lu.Sign(pivots);
            for (var i = 0; i < n; i++)
            {
                var u = a[b][(i * n) + i];
                logs[b] += Math.Log(Math.Abs(u));
                signs[b] *= double.IsNaN(u) ? double.NaN : Math.Sign(u);
            }
        }
        return [Tensor.From<double>(signs, a.Batch, x.Device), Tensor.From<double>(logs, a.Batch, x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) =>
        [gradients[1]?.Unsqueeze(-1).Unsqueeze(-1).Mul(Primitive.Call(default(InverseOp), [saved.Input(0)])[0].MT)];
}
