namespace Kasane.Internal;

/// <summary>
/// Normalisation of groups of channels in every sample: inputs (x, weight, bias), results (y, a row of the groups' means and one of 1 / std).
/// </summary>
/// <param name="Groups">Groups of a sample.</param>
/// <param name="Eps">Added to the variance.</param>
/// <derivative>
/// (h - mean(h) - n * mean(h * n)) / std with h = g * weight and n the normalised x; by the weight: the sum of g * n; by the bias: of g.
/// </derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct GroupNormOp(long Groups, double Eps) : IOpN
{
    public static string Name => "GroupNorm";

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var wide = TypePromotion.Compute(inputs[0]!.DType);
        var x = Rows.Dense(inputs[0]!, wide);
        var weight = inputs[1] is { } w ? Rows.Dense(w, wide) : null;
        var bias = inputs[2] is { } b ? Rows.Dense(b, wide) : null;
        var table = Table(x.Layout);
        var y = Tensor.Allocate(x.Device, x.Layout, wide);
        var statistics = Tensor.Allocate(x.Device, Layout.Contiguous([2, table.Size(0)]), wide);
        var (mean, inverse) = (Rows.Part(statistics, 0), Rows.Part(statistics, 1));
        if (!y.Backend.GroupNorm(x.Block, weight?.Block, bias?.Block, Groups, Eps, y.Block, mean, inverse))
        {
            y.Backend.LayerNorm(x.Block.With(table), null, null, Eps, y.Block.With(table), mean, inverse);
            using var silence = Autograd.NoGrad();
            y = Channels.Affine(y, weight, bias);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return [y.To(inputs[0]!.DType), statistics];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null, null, null];
        var x = saved.Input(0);
        var weight = saved.Has(1) ? saved.Input(1) : null;
        if (!GradMode.Enabled && Kernel(gradient, x, weight, saved.Result(1)) is var (ofX, sums, products))
            return
            [
                saved.Wants(0) ? ofX.To(x.DType) : null,
                weight is not null && saved.Wants(1) ? OverSamples(products).To(weight.DType) : null,
                saved.Wants(2) ? OverSamples(sums) : null,
            ];
        return Composed(gradient, x, weight, saved);
    }

    // The gradient of x, and for every channel of every sample the sums of g and of g * n, if the device has a kernel.
    private (Tensor OfX, Tensor Sums, Tensor Products)? Kernel(Tensor gradient, Tensor x, Tensor? weight, Tensor statistics)
    {
        var wide = statistics.DType;
        var (g, source, factors) = (Rows.Dense(gradient, wide), Rows.Dense(x, wide), weight is null ? null : Rows.Dense(weight, wide));
        var perChannel = Layout.Contiguous(x.Layout.Sizes[..2]);
        var y = Tensor.Allocate(x.Device, source.Layout, wide);
        var (sums, products) = (Tensor.Allocate(x.Device, perChannel, wide), Tensor.Allocate(x.Device, perChannel, wide));
        var done = y.Backend.GroupNormGradient(
            g.Block, source.Block, Rows.Part(statistics, 0), Rows.Part(statistics, 1), factors?.Block, Groups, y.Block, sums.Block, products.Block);
        GC.KeepAlive(g);
        GC.KeepAlive(source);
        GC.KeepAlive(factors);
        GC.KeepAlive(statistics);
        return done ? (y, sums, products) : null;
    }

    private static Tensor OverSamples(Tensor x) => Reductions.Run(default(SumReduction), x, 1, false, x.DType);

    private TensorRow Composed(Tensor gradient, Tensor x, Tensor? weight, in SavedN saved)
    {
        var wide = TypePromotion.Compute(x.DType);
        var table = Table(x.Layout);
        var g = gradient.To(wide);
        var rows = x.To(wide).Reshape(table.Sizes);
        var h = (weight is null ? g : g.Mul(Channels.Along(weight.To(wide), x.Rank))).Reshape(table.Sizes);
        var (ofX, normal) = Normalizing.Gradient(rows, h, [1], Eps);
        var others = Channels.Others(x.Rank);
        return
        [
            ofX.Reshape(x.Shape).To(x.DType),
            weight is not null && saved.Wants(1) ? g.Mul(normal.Reshape(x.Shape)).Sum(others).To(weight.DType) : null,
            saved.Wants(2) ? g.Sum(others) : null,
        ];
    }

    // A row for each group of each sample.
    private Layout Table(Layout x)
    {
        var rows = x.Size(0) * Groups;
        return Layout.Contiguous([rows, x.Count / rows]);
    }
}
