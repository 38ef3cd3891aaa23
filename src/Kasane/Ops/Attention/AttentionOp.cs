namespace Kasane.Internal;

/// <summary>
/// softmax(scale q k^T + mask) v in every head, weights dropped by a given mask. Inputs: q, k, v, the mask of numbers to add and that of
/// what is kept (Bool); both (batch * heads, L, S), the first broadcast, both optional. Results: y, and the logarithms of the sums.
/// Queries, keys and values are (rows, batch, heads * size). Without v, the second tensor holds keys and values side by side; without k
/// as well, the first one holds all three.
/// </summary>
/// <param name="Heads">How many heads there are.</param>
/// <param name="Terms">Scale, factor of kept weights, and whether only earlier keys are seen.</param>
/// <derivative>See <see cref="Composed"/>; computed again from the scores, block by block.</derivative>
/// <dtypes>Float32, Float64</dtypes>
internal readonly partial record struct AttentionOp(int Heads, AttentionTerms Terms) : IOpN
{
    private const int Mask = 3, Kept = 4;

    public static string Name => "Attention";

    /// <summary>Whether the kernels can do it; otherwise it is to be composed.</summary>
    public static bool Takes(Tensor q, Tensor k, Tensor v, Tensor? mask) =>
        q.DType is DType.Float32 or DType.Float64 && k.DType == q.DType && v.DType == q.DType
        && q.ElementCount > 0 && k.ElementCount > 0 && v.ElementCount > 0
        && mask is not { NeedsGradient: true } && (mask is null || mask.DType.IsFloatingPoint);

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 0x1F;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor q = inputs[0]!, k = inputs[1] ?? q, v = inputs[2] ?? k;
        var (qs, ks, vs) = Parts(inputs[1] is not null, inputs[2] is not null);
        var queries = Part(q, qs.At, qs.Of);
        var values = Part(v, vs.At, vs.Of);
        long length = q.Layout.Size(0), batch = q.Layout.Size(1), width = values.Layout.Size(3) * Heads;
        var y = Tensor.Allocate(q.Device, Like(q, length, batch, width), q.DType);
        var logSum = Tensor.Allocate(q.Device, Layout.Contiguous([batch, Heads, length]), q.DType);
        var mask = Ready(inputs[Mask], q.DType);
        var kept = inputs[Kept] is { } bytes ? Rows.Dense(bytes) : null;
        y.Backend.Attention(
            queries, Part(k, ks.At, ks.Of), values, Spread(mask, queries, k), Whole(kept, queries, k), Terms, Part(y, 0, 1), logSum.Block);
        GC.KeepAlive(mask);
        GC.KeepAlive(kept);
        return [y, logSum];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null, null, null, null, null];
        if (GradMode.Enabled)
        {
            var self = this;
            return Recomputed.Gradients(inputs => [self.Composed(inputs)], gradients[..1], saved);
        }
        Tensor q = saved.Input(0), k = saved.Has(1) ? saved.Input(1) : q, v = saved.Has(2) ? saved.Input(2) : k;
        var (qs, ks, vs) = Parts(saved.Has(1), saved.Has(2));
        if (gradient.DType != q.DType) gradient = gradient.To(q.DType);
        var queries = Part(q, qs.At, qs.Of);
        var mask = saved.Has(Mask) ? Ready(saved.Input(Mask), q.DType) : null;
        var kept = saved.Has(Kept) ? Rows.Dense(saved.Input(Kept)) : null;
        var ofQ = Twin(q);
        var ofK = saved.Has(1) ? Twin(k) : ofQ;
        var ofV = saved.Has(2) ? Twin(v) : ofK;
        ofQ.Backend.AttentionGradient(
            Part(gradient, 0, 1), queries, Part(k, ks.At, ks.Of), Part(v, vs.At, vs.Of), Spread(mask, queries, k), Whole(kept, queries, k), Terms,
            saved.Result(1).Block, Part(ofQ, qs.At, qs.Of), Part(ofK, ks.At, ks.Of), Part(ofV, vs.At, vs.Of));
        GC.KeepAlive(mask);
        GC.KeepAlive(kept);
        return [ofQ, saved.Has(1) ? ofK : null, saved.Has(2) ? ofV : null, null, null];
    }

    // Which of how many equal parts of its tensor each operand is.
    private static ((int At, int Of) Q, (int At, int Of) K, (int At, int Of) V) Parts(bool hasK, bool hasV) =>
        hasV ? ((0, 1), (0, 1), (0, 1)) : hasK ? ((0, 1), (0, 2), (1, 2)) : ((0, 3), (1, 3), (2, 3));

    private Block Part(Tensor x, int at, int of)
    {
        var layout = x.Layout;
        var size = layout.Size(2) / of / Heads;
        var view = Layout.Strided(
            [layout.Size(1), Heads, layout.Size(0), size],
            [layout.Stride(1), size * layout.Stride(2), layout.Stride(0), layout.Stride(2)]);
        return x.Block.With(view, x.Offset + (at * Heads * size * layout.Stride(2)));
    }

    // (rows, batch, columns) in the order of memory that a tensor has.
    private static Layout Like(Tensor x, long rows, long batch, long columns) =>
        batch > 1 && x.Layout.Stride(1) > x.Layout.Stride(0)
            ? Layout.Strided([rows, batch, columns], [columns, rows * columns, 1])
            : Layout.Contiguous([rows, batch, columns]);

    private static Tensor Twin(Tensor x) =>
        Tensor.Allocate(x.Device, Like(x, x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2)), x.DType);

    private static Tensor? Ready(Tensor? mask, DType dtype) =>
        mask is null ? null
        : mask.DType == dtype && mask.Layout.Stride(mask.Rank - 1) == 1 ? mask
        : Rows.Dense(mask, dtype);

    private Block? Spread(Tensor? mask, in Block queries, Tensor k)
    {
        if (mask is null) return null;
        var layout = mask.Layout;
        var (heads, row) = (layout.Size(0) == 1 ? 0 : layout.Stride(0), layout.Size(1) == 1 ? 0 : layout.Stride(1));
        return mask.Block.With(Layout.Strided(
            [queries.Layout.Size(0), Heads, queries.Layout.Size(2), k.Layout.Size(0)], [Heads * heads, heads, row, 1]));
    }

    private static Block? Whole(Tensor? kept, in Block queries, Tensor k) => kept?.Block.With(
        Layout.Contiguous([queries.Layout.Size(0), queries.Layout.Size(1), queries.Layout.Size(2), k.Layout.Size(0)]));
}
