namespace Kasane.Internal;

/// <summary>
/// The pseudoinverse; singular values up to max(atol, rtol times the largest) count as 0. Derivative: Golub and Pereyra (1973), for
/// changes that keep the rank.
/// </summary>
/// <param name="Atol">Per matrix, or one for all.</param>
/// <param name="Rtol">Per matrix, or one for all.</param>
/// <param name="Hermitian">Whether only the lower triangle is read.</param>
internal readonly record struct PinvOp(double[] Atol, double[] Rtol, bool Hermitian) : IOpN
{
    public static string Name => "Pinv";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var x = inputs[0]!;
        if (x.ElementCount == 0) return [Tensor.Zeros(x.Detach().MT.Shape, x.DType, x.Device)];
        Tensor u, s, vh;
        if (Hermitian)
        {
            var parts = new EighOp("Linalg.Pinv").Forward(inputs);
            (s, u, vh) = (parts[0], parts[1], parts[1].MT);
        }
        else
        {
            var parts = new SvdOp(false, "Linalg.Pinv").Forward(inputs);
            (u, s, vh) = (parts[0], parts[1], parts[2]);
        }
        var values = MatrixStack.Of(s.Unsqueeze(-2));
        for (var b = 0; b < values.Count; b++) Invert(values[b], Atol[b % Atol.Length], Rtol[b % Rtol.Length]);
        return [MatrixRules.ScaleColumns(vh.MT, values.ToVectors(x.Device)).MatMul(u.MT).Detach()];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results | 1;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null];
        var (a, p, g) = (saved.Input(0), saved.Result(0), gradient.MT);
        if (a.Size(-2) <= a.Size(-1))
        {
            var k = g.MatMul(p);
            var kp = k.MatMul(p.MT);
            return [kp.Sub(p.MatMul(k).MT).Sub(a.MatMul(p).MatMul(kp)).Add(p.MT.MatMul(p).MatMul(g.Sub(k.MatMul(a))))];
        }
        else
        {
            var k = p.MatMul(g);
            var pk = p.MT.MatMul(k);
            return [pk.Sub(k.MatMul(p).MT).Add(g.Sub(a.MatMul(k)).MatMul(p).MatMul(p.MT)).Sub(pk.MatMul(p).MatMul(a))];
        }
    }

    private static void Invert(Span<double> values, double atol, double rtol)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        var limit = Math.Max(atol, rtol * largest);
        for (var i = 0; i < values.Length; i++) values[i] = Math.Abs(values[i]) > limit ? 1 / values[i] : 0;
    }
}
