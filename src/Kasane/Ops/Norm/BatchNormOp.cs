namespace Kasane.Internal;

/// <summary>Normalisation of channels over the batch: inputs (x, weight, bias), results (y, a row each of means, 1 / std and variances).</summary>
/// <param name="Eps">Added to the variance.</param>
/// <param name="Rectify">Whether max(_, 0) follows.</param>
internal readonly record struct BatchNormOp(double Eps, bool Rectify = false) : IOpN
{
    /// <summary>The rows of the statistics.</summary>
    public const int Mean = 0, InverseStd = 1, Variance = 2;

    public static string Name => "BatchNorm";

    public static bool HasByproduct => true;

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 3 | (Rectify ? SavedN.OfResult(0) : 0);

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (x, weight, bias) = (inputs[0]!, inputs[1], inputs[2]);
        var wide = TypePromotion.Compute(x.DType);
        var source = x.DType == wide ? x : new CopyOp(wide).Forward(x);
        if (Kernel(source, weight, bias) is var (quick, rows)) return [quick.To(x.DType), rows.To(x.DType)];
        using var silence = Autograd.NoGrad();
        // A few numbers per channel, but their rounding errors shift every element of it: in double, rounded once.
        var mean = source.Sum(Channels.Others(x.Rank)).To(DType.Float64).Div(Count(x.Layout));
        var squares = Pointwise.Binary(default(MseLossOp), source, Channels.Along(mean.To(wide), x.Rank));
        var variance = squares.Sum(Channels.Others(x.Rank)).To(DType.Float64).Div(Count(x.Layout));
        var inverse = variance.Add(Eps).Rsqrt();
        var scale = (weight is null ? inverse : inverse.Mul(weight.To(DType.Float64))).To(wide);
        var shift = mean.Mul(scale.To(DType.Float64)).Neg();
        if (bias is not null) shift = shift.Add(bias.To(DType.Float64));
        shift = shift.To(wide);
        var y = Pointwise.Ternary(default(ScaleShiftOp), source, Channels.Along(scale, x.Rank), Channels.Along(shift, x.Rank), wide);
        if (Rectify) y = y.Relu();
        return [y.To(x.DType), Functional.Stack([mean, inverse, variance]).To(x.DType)];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        if (gradients[0] is not { } gradient) return [null, null, null];
        var x = saved.Input(0);
        var weight = saved.Has(1) ? saved.Input(1) : null;
        return GradMode.Enabled
            ? Composed(Rectify ? new RectifiedOp(1).Apply<TensorAlgebra, Tensor>(gradient, saved.Result(0)) : gradient, x, weight, saved)
            : Fused(gradient, x, weight, saved);
    }

    // In one kernel, if the device has it.
    private (Tensor Y, Tensor Statistics)? Kernel(Tensor x, Tensor? weight, Tensor? bias)
    {
        var dense = RawCopy.Contiguous(x);
        var y = Tensor.Allocate(x.Device, dense.Layout, x.DType);
        var rows = Tensor.Allocate(x.Device, Layout.Contiguous([3, x.Layout.Size(1)]), x.DType);
        var done = x.Backend.BatchNorm(
            dense.Block, weight?.Block, bias?.Block, Eps, Rectify, y.Block, Rows.Part(rows, Mean), Rows.Part(rows, InverseStd), Rows.Part(rows, Variance));
        return done ? (y, rows) : null;
    }

    // Of x, of the bias and of the weight.
    private static (Tensor, Tensor, Tensor)? GradientKernel(
        Tensor gradient, Tensor x, Tensor? rectified, Tensor? weight, Tensor statistics)
    {
        var (g, dense) = (RawCopy.Contiguous(gradient), RawCopy.Contiguous(x));
        var y = Tensor.Allocate(x.Device, dense.Layout, x.DType);
        var channel = Layout.Contiguous([x.Layout.Size(1)]);
        var (sum, product) = (Tensor.Allocate(x.Device, channel, x.DType), Tensor.Allocate(x.Device, channel, x.DType));
        return x.Backend.BatchNormGradient(
            g.Block, dense.Block, rectified?.Block, Rows.Part(statistics, Mean), Rows.Part(statistics, InverseStd), weight?.Block, y.Block, sum.Block,
            product.Block)
            ? (y, sum, product)
            : null;
    }

    private TensorRow Fused(Tensor gradient, Tensor x, Tensor? weight, in SavedN saved)
    {
        var statistics = saved.Result(1);
        var rectified = Rectify ? saved.Result(0) : null;
        if (GradientKernel(gradient, x, rectified, weight, statistics) is var (y, total, along))
            return [saved.Wants(0) ? y : null, weight is not null && saved.Wants(1) ? along : null, saved.Wants(2) ? total : null];
        var (mean, inverse) = (statistics.Select(0, Mean), statistics.Select(0, InverseStd));
        if (rectified is not null) gradient = Pointwise.Binary(new RectifiedOp(1), gradient, rectified);
        var sum = gradient.Sum(Channels.Others(x.Rank));
        Tensor? ofX = null, product = null;
        if (saved.Wants(0) || (weight is not null && saved.Wants(1)))
            product = Pointwise.Ternary(default(CentredProductOp), gradient, x, Channels.Along(mean, x.Rank), x.DType)
                .Sum(Channels.Others(x.Rank)).Mul(inverse);
        if (saved.Wants(0))
        {
            // scale (g - sum / n - xhat product / n) = scale g + slope x + shift, per channel.
            var scale = weight is null ? inverse : inverse.Mul(weight);
            var n = Count(x.Layout);
            var slope = scale.Mul(inverse).Mul(product!).Div(-n);
            var shift = scale.Mul(sum).Div(-n).Sub(slope.Mul(mean));
            var line = Pointwise.Ternary(default(ScaleShiftOp), x, Channels.Along(slope, x.Rank), Channels.Along(shift, x.Rank), x.DType);
            ofX = Pointwise.Ternary(default(ScaleShiftOp), gradient, Channels.Along(scale, x.Rank), line, x.DType);
        }
        return [ofX, weight is not null && saved.Wants(1) ? product : null, saved.Wants(2) ? sum : null];
    }

    private TensorRow Composed(Tensor gradient, Tensor x, Tensor? weight, in SavedN saved)
    {
        var dims = Channels.Others(x.Rank);
        var h = weight is null ? gradient : gradient.Mul(Channels.Along(weight, x.Rank));
        var (ofX, normal) = Normalizing.Gradient(x, h, dims, Eps);
        return [ofX, weight is not null && saved.Wants(1)
            ? gradient.Mul(normal).Sum(dims) : null, saved.Wants(2) ? gradient.Sum(dims)
            : null];
    }

    private static double Count(Layout x) => (double)x.Count / Math.Max(1, x.Size(1));
}
