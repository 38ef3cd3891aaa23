namespace Kasane.Internal;

/// <summary>L and U in one matrix, the exchanges of rows, and the number of the first zero pivot.</summary>
internal readonly struct LuOp : IOpN
{
    public static string Name => "LuFactor";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var k = Math.Min(a.Rows, a.Columns);
        var (pivots, info) = (new int[a.Count * k], new int[a.Count]);
        for (var b = 0; b < a.Count; b++) info[b] = Lu.Factor(a[b], a.Rows, a.Columns, pivots.AsSpan(b * k, k));
        return
        [
            a.ToTensor(x.Device), Tensor.From<int>(pivots, [.. a.Batch, k], x.Device), Tensor.From<int>(info, a.Batch, x.Device),
        ];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    // With B = P^T A: if B is tall, L's lower part is B2 / U; if wide, U's right part is L \ B2. Both give something to the square rest,
    // whose derivative is L^-T (tril(L^T gL, -1) + triu(gU U^T)) U^-T.
    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } g) return [null];
        var (lu, order) = (saved.Result(0), Permutations.Matrix(saved.Result(1), saved.Result(0).Size(-2), DType.Float64, "Lu"));
        var (m, n) = (lu.Size(-2), lu.Size(-1));
        var k = Math.Min(m, n);
        var square = lu.Narrow(-2, 0, k).Narrow(-1, 0, k);
        var (l, u) = (square.Tril(-1).Add(MatrixRules.Identity(k, lu)), square.Triu());
        var inner = g.Narrow(-2, 0, k).Narrow(-1, 0, k);
        var (gl, gu) = (inner.Tril(-1), inner.Triu());
        Tensor? rest = null;
        if (m > k)
        {
            rest = Divided(g.Narrow(-2, k, m - k), u);
            gu = gu.Sub(lu.Narrow(-2, k, m - k).MT.MatMul(rest).Triu());
        }
        else if (n > k)
        {
            rest = Primitive.Call(new TriangularSolveOp(true, true), [l.MT, g.Narrow(-1, k, n - k)])[0];
            gl = gl.Sub(rest.MatMul(lu.Narrow(-1, k, n - k).MT).Tril(-1));
        }
        var middle = l.MT.MatMul(gl).Tril(-1).Add(gu.MatMul(u.MT).Triu());
        var core = Divided(Primitive.Call(new TriangularSolveOp(true, true), [l.MT, middle])[0], u);
        var all = rest is null ? core : Functional.Cat([core, rest], m > k ? -2 : -1);
        return [order.MatMul(all)];
    }

    // X U^-T.
    private static Tensor Divided(Tensor x, Tensor u) => Primitive.Call(new TriangularSolveOp(true, false), [u, x.MT])[0].MT;
}
