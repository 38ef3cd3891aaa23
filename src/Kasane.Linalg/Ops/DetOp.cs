namespace Kasane.Internal;

/// <summary>The determinant; its derivative is the matrix of cofactors, which exists for singular matrices too.</summary>
internal readonly struct DetOp : IOpN
{
    public static string Name => "Det";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var (n, values) = (a.Rows, new double[a.Count]);
        var pivots = new int[n];
        for (var b = 0; b < a.Count; b++)
        {
            Lu.Factor(a[b], n, n, pivots);
            values[b] = Lu.Sign(pivots);
            for (var i = 0; i < n; i++) values[b] *= a[b][(i * n) + i];
        }
        return [Tensor.From<double>(values, a.Batch, x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) =>
        [gradients[0]?.Unsqueeze(-1).Unsqueeze(-1).Mul(Primitive.Call(default(CofactorOp), [saved.Input(0)])[0])];
}
