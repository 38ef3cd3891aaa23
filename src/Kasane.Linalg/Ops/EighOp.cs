using MathNet.Numerics.LinearAlgebra;

namespace Kasane.Internal;

/// <summary>
/// The eigenvalues (ascending) and eigenvectors of symmetric matrices, from their lower triangles. Derivative: Giles (2008).
/// </summary>
internal readonly record struct EighOp(string Caller) : IOpN
{
    public static string Name => "Eigh";

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, a) = (inputs[0]!, MatrixStack.Of(inputs[0]!));
        var n = a.Rows;
        var (values, vectors) = (MatrixStack.New(a.Batch, 1, n), MatrixStack.New(a.Batch, n, n));
        for (var b = 0; b < a.Count && n > 0; b++)
        {
            if (!a.IsFinite(b)) throw Checks.Failed(Caller, b, "The matrix has elements that are NaN or infinite; it has no eigenvalues.");
            for (var i = 0; i < n; i++)
                for (var j = i + 1; j < n; j++) a[b][(i * n) + j] = a[b][(j * n) + i];
            var evd = a.Dense(b).Evd(Symmetricity.Symmetric);
            int[] order = [.. Enumerable.Range(0, n).OrderBy(i => evd.EigenValues[i].Real)];
            for (var i = 0; i < n; i++)
            {
                values[b][i] = evd.EigenValues[order[i]].Real;
                for (var r = 0; r < n; r++) vectors[b][(r * n) + i] = evd.EigenVectors[r, order[i]];
            }
        }
        return [values.ToVectors(x.Device), vectors.ToTensor(x.Device)];
    }

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => MatrixRules.Results;

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (l, v) = (saved.Result(0), saved.Result(1));
        if (gradients[1] is not { } gv) return [gradients[0] is { } only ? MatrixRules.ScaleColumns(v, only).MatMul(v.MT) : null];
        var middle = MatrixRules.OffDiagonal(v.MT.MatMul(gv).Div(MatrixRules.Differences(l)));
        if (gradients[0] is { } gl) middle = middle.Add(gl.DiagEmbed());
        return [v.MatMul(middle).MatMul(v.MT)];
    }
}
