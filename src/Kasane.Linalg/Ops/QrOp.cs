namespace Kasane.Internal;

/// <summary>
/// Q (M, K) and R (K, N), where K = min(M, N), or M if <see cref="Complete"/>. Derivative: Walter and Lehmann (2012); wide matrices by the
/// square part.
/// </summary>
internal readonly record struct QrOp(bool Complete) : IOpN
{
    public static string Name => "Qr";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var (m, n) = (a.Rows, a.Columns);
        var k = Complete ? m : Math.Min(m, n);
        var (q, r, tau) = (MatrixStack.New(a.Batch, m, k), MatrixStack.New(a.Batch, k, n), new double[Math.Min(m, n)]);
        for (var b = 0; b < a.Count; b++)
        {
            Householder.Factor(a[b], m, n, tau);
            Householder.Expand(a[b], m, n, tau, q[b], k);
            for (var i = 0; i < Math.Min(k, n); i++) a[b][((i * n) + i)..((i + 1) * n)].CopyTo(r[b][((i * n) + i)..]);
        }
        return [q.ToTensor(x.Device), r.ToTensor(x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results | 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (q, r) = (saved.Result(0), saved.Result(1));
        var (m, n) = (q.Size(-2), r.Size(-1));
        if (Complete && m > n)
            throw new GradientException(
                "The complete QR decomposition of a matrix with more rows than columns has no derivative. Use QrMode.Reduced.")
            {
                Operation = Name,
            };
        var (gq, gr) = (gradients[0] ?? q.ZerosLike(), gradients[1] ?? r.ZerosLike());
        if (m >= n) return [Tall(q, r, gq, gr)];
        // A = (A1, A2) with A1 = Q R1 and R2 = Q^T A2.
        var right = gr.Narrow(-1, m, n - m);
        var second = saved.Input(0).Narrow(-1, m, n - m);
        var first = Tall(q, r.Narrow(-1, 0, m), gq.Add(second.MatMul(right.MT)), gr.Narrow(-1, 0, m));
        return [Functional.Cat([first, q.MatMul(right)], -1)];
    }

    private static Tensor Tall(Tensor q, Tensor r, Tensor gq, Tensor gr)
    {
        var x = gr.MatMul(r.MT).Sub(q.MT.MatMul(gq)).Triu();
        var sum = gq.Add(q.MatMul(x.Add(x.Triu(1).MT)));
        return Primitive.Call(new TriangularSolveOp(true, false), [r, sum.MT])[0].MT;
    }
}
