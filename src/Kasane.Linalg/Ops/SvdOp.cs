using MathNet.Numerics;

namespace Kasane.Internal;

/// <summary>
/// U, S and V^T of A = U S V^T. Derivative: Giles (2008), "Collected matrix derivative results", and Seeger et al. (2017), for the first
/// min(M, N) vectors.
/// </summary>
internal readonly record struct SvdOp(bool Full, string Caller) : IOpN
{
    public static string Name => "Svd";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var (m, n, k) = (a.Rows, a.Columns, Math.Min(a.Rows, a.Columns));
        var u = MatrixStack.New(a.Batch, m, Full ? m : k);
        var s = MatrixStack.New(a.Batch, 1, k);
        var v = MatrixStack.New(a.Batch, Full ? n : k, n);
        for (var b = 0; b < a.Count; b++) Decompose(a, b, u, s, v);
        return [u.ToTensor(x.Device), s.ToVectors(x.Device), v.ToTensor(x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var s = saved.Result(1);
        var k = s.Size(-1);
        var (u, vh) = (saved.Result(0).Narrow(-1, 0, k), saved.Result(2).Narrow(-2, 0, k));
        var (gu, gs, gvh) = (gradients[0]?.Narrow(-1, 0, k), gradients[1], gradients[2]?.Narrow(-2, 0, k));
        if (gu is null && gvh is null) return [gs is null ? null : MatrixRules.ScaleColumns(u, gs).MatMul(vh)];
        var e = MatrixRules.Differences(s.Square());
        var middle = gs is null ? null : gs.DiagEmbed();
        Add(ref middle, gu is null ? null : MatrixRules.ScaleColumns(MatrixRules.Skew(u.MT.MatMul(gu)).Div(e), s));
        Add(ref middle, gvh is null ? null : MatrixRules.ScaleRows(MatrixRules.Skew(vh.MatMul(gvh.MT)).Div(e), s));
        var inverse = s.Reciprocal();
        Tensor? result = u.MatMul(middle!).MatMul(vh);
        // What lies outside of the spans of U and V.
        if (gu is not null && u.Size(-2) > k)
            Add(ref result, MatrixRules.ScaleColumns(gu.Sub(u.MatMul(u.MT.MatMul(gu))), inverse).MatMul(vh));
        if (gvh is not null && vh.Size(-1) > k)
            Add(ref result, MatrixRules.ScaleColumns(u, inverse).MatMul(gvh.Sub(gvh.MatMul(vh.MT).MatMul(vh))));
        return [result];
    }

    private static void Add(ref Tensor? sum, Tensor? term) => sum = term is null ? sum : sum?.Add(term) ?? term;

    private void Decompose(MatrixStack a, int b, MatrixStack u, MatrixStack s, MatrixStack v)
    {
        if (s.Columns == 0)
        {
            // Full U and V of an empty matrix: any orthogonal ones.
            for (var i = 0; i < u.Columns; i++) u[b][(i * u.Columns) + i] = 1;
            for (var i = 0; i < v.Rows; i++) v[b][(i * v.Columns) + i] = 1;
            return;
        }
        if (!a.IsFinite(b)) throw Checks.Failed(Caller, b, "The matrix has elements that are NaN or infinite; it has no singular values.");
        try
        {
            var svd = a.Dense(b).Svd();
            u.Set(b, svd.U);
            v.Set(b, svd.VT);
            for (var i = 0; i < s.Columns; i++) s[b][i] = svd.S[i];
        }
        catch (NonConvergenceException exception)
        {
            throw new LinAlgException($"{Caller}: (Batch element {b}): The iteration for the singular values did not converge.", exception)
            {
                Operation = Caller,
            };
        }
    }
}
