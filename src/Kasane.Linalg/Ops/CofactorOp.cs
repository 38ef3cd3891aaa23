namespace Kasane.Internal;

/// <summary>det(A) A^-T, also where A is singular: with A = U S V^T it is det(U) det(V) U diag(product of the other s) V^T.</summary>
internal readonly struct CofactorOp : IOpN
{
    public static string Name => "Cofactor";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var x = inputs[0]!;
        var parts = new SvdOp(true, "Linalg.Det").Forward(inputs);
        var s = MatrixStack.Of(parts[1].Unsqueeze(-2));
        for (var b = 0; b < s.Count; b++)
        {
            double[] values = s[b].ToArray();
            for (var i = 0; i < values.Length; i++)
            {
                s[b][i] = 1;
                for (var j = 0; j < values.Length; j++)
                    if (j != i) s[b][i] *= values[j];
            }
        }
        var signs = default(DetOp).Forward([parts[0]])[0].Mul(default(DetOp).Forward([parts[2]])[0]).Unsqueeze(-1);
        return [MatrixRules.ScaleColumns(parts[0], s.ToVectors(x.Device).Mul(signs)).MatMul(parts[2]).Detach()];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 1;

    // With M = 1/A: <G, det M^T> changes by det (<G, M^T> M^T - (M G M)^T).
    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null];
        var a = saved.Input(0);
        var det = Primitive.Call(default(DetOp), [a])[0].Unsqueeze(-1).Unsqueeze(-1);
        var m = Primitive.Call(default(InverseOp), [a])[0].MT;
        var trace = g.Mul(m).Sum([-2, -1], keepDim: true);
        return [det.Mul(m.Mul(trace).Sub(m.MatMul(g.MT).MatMul(m)))];
    }
}
