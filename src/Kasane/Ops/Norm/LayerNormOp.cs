namespace Kasane.Internal;

/// <summary>Normalisation over the last dimensions: inputs (x, weight, bias), results (y, a row of means and one of 1 / std).</summary>
/// <param name="Dims">How many dimensions are normalised over.</param>
/// <param name="Eps">Added to the variance.</param>
/// <derivative>(h - mean(h) - n * mean(h * n)) / std with h = g * weight and n the normalised x; by the weight: the sum of g * n; by the bias: of g.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct LayerNormOp(int Dims, double Eps) : IOpN
{
    public static string Name => "LayerNorm";

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var x = Rows.Dense(inputs[0]!);
        var weight = inputs[1] is { } w ? Rows.Dense(w, x.DType) : null;
        var bias = inputs[2] is { } b ? Rows.Dense(b, x.DType) : null;
        var table = Table(x.Layout);
        var y = Tensor.Allocate(x.Device, x.Layout, x.DType);
        var statistics = Tensor.Allocate(x.Device, Layout.Contiguous([2, table.Size(0)]), x.DType);
        var row = Layout.Contiguous([table.Size(1)]);
        y.Backend.LayerNorm(x.Block.With(table), weight?.Block.With(row), bias?.Block.With(row), Eps,
            y.Block.With(table), Rows.Part(statistics, 0), Rows.Part(statistics, 1));
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return [y, statistics];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null, null, null];
        var x = saved.Input(0);
        var weight = saved.Has(1) ? saved.Input(1) : null;
        return GradMode.Enabled ? Composed(gradient, x, weight, saved) : Fused(gradient, x, weight, saved);
    }

    private TensorRow Fused(Tensor gradient, Tensor x, Tensor? weight, in SavedN saved)
    {
        var statistics = saved.Result(1);
        var (wantsWeight, wantsBias) = (weight is not null && saved.Wants(1), saved.Wants(2));
        (gradient, x) = (Rows.Dense(gradient, x.DType), Rows.Dense(x));
        var table = Table(x.Layout);
        var row = Layout.Contiguous([table.Size(1)]);
        var ofX = Tensor.Allocate(x.Device, x.Layout, x.DType);
        var dense = weight is null ? null : Rows.Dense(weight, x.DType);
        var shape = Layout.Contiguous(x.Layout.Sizes[^Dims..]);
        var ofWeight = wantsWeight ? Tensor.Allocate(x.Device, shape, x.DType) : null;
        var ofBias = wantsBias ? Tensor.Allocate(x.Device, shape, x.DType) : null;
        ofX.Backend.LayerNormGradient(
            gradient.Block.With(table), x.Block.With(table), Rows.Part(statistics, 0), Rows.Part(statistics, 1), dense?.Block.With(row),
            ofX.Block.With(table), ofWeight?.Block.With(row), ofBias?.Block.With(row));
        GC.KeepAlive(dense);
        return [saved.Wants(0) ? ofX : null, ofWeight, ofBias];
    }

    private TensorRow Composed(Tensor gradient, Tensor x, Tensor? weight, in SavedN saved)
    {
        ReadOnlySpan<int> dims = [.. Enumerable.Range(x.Rank - Dims, Dims)];
        var h = weight is null ? gradient : gradient.Mul(weight);
        var (ofX, normal) = Normalizing.Gradient(x, h, dims, Eps);
        return [ofX, weight is not null && saved.Wants(1)
            ? Leading(gradient.Mul(normal)) : null, saved.Wants(2) ? Leading(gradient)
            : null];
    }

    // Sums over all dimensions that are not normalised over.
    private Tensor Leading(Tensor x) => x.Rank == Dims ? x : x.Sum([.. Enumerable.Range(0, x.Rank - Dims)]);

    /// <summary>The bits of the last dimensions.</summary>
    public static ulong Mask(int rank, int dims) => ((1UL << dims) - 1) << (rank - dims);

    private Layout Table(Layout x)
    {
        long n = 1;
        foreach (var size in x.Sizes[^Dims..]) n *= size;
        return Layout.Contiguous([n == 0 ? 0 : x.Count / n, n]);
    }
}
