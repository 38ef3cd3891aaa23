namespace Kasane.Internal;

/// <summary>What normalisations of channels share: parameters and statistics of shape (C) beside tensors of shape (N, C, *).</summary>
internal static class Channels
{
    /// <summary>(C) as (C, 1, ...), to go with (N, C, *).</summary>
    public static Tensor Along(Tensor x, int rank) => Losses.AlongClasses(x, rank);

    /// <summary>All dimensions but the channels'.</summary>
    public static int[] Others(int rank) => [.. Enumerable.Range(0, rank).Where(d => d != 1)];

    /// <summary>(C) of any shape that has as many elements.</summary>
    public static Tensor? Vector(Tensor? parameter) => parameter is null or { Rank: 1 } ? parameter : parameter.Reshape(-1);

    /// <summary>x weight + bias for every channel.</summary>
    public static Tensor Affine(Tensor x, Tensor? weight, Tensor? bias)
    {
        if (weight is not null) x = x.Mul(Along(weight, x.Rank));
        return bias is null ? x : x.Add(Along(bias, x.Rank));
    }

    /// <summary>
    /// (x - mean) / sqrt(variance + eps) weight + bias in one pass: the few numbers per channel are combined in double. Nothing is recorded.
    /// </summary>
    public static Tensor Frozen(Tensor x, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double eps)
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), x.DType);
        if (x.Backend.FrozenNorm(x.Block, mean.Block, variance.Block, weight?.Block, bias?.Block, eps, y.Block)) return y;
        using var silence = Autograd.NoGrad();
        var wide = TypePromotion.Compute(x.DType);
        var inverse = variance.To(DType.Float64).Add(eps).Rsqrt();
        var scale = (weight is null ? inverse : inverse.Mul(weight.To(DType.Float64))).To(wide);
        var shift = mean.To(DType.Float64).Mul(scale.To(DType.Float64)).Neg();
        if (bias is not null) shift = shift.Add(bias.To(DType.Float64));
        var source = x.DType == wide ? x : new CopyOp(wide).Forward(x);
        return Pointwise.Ternary(default(ScaleShiftOp), source, Along(scale, x.Rank), Along(shift.To(wide), x.Rank), wide).To(x.DType);
    }

    /// <summary>running = (1 - momentum) running + momentum value.</summary>
    public static void Update(Tensor? running, Tensor value, double momentum) =>
        Update(running, RawCopy.Contiguous(value).View(1, value.ElementCount), 0, 1, momentum);

    /// <summary>running = (1 - momentum) running + momentum factor times one row of the statistics of a batch.</summary>
    public static void Update(Tensor? running, Tensor statistics, long row, double factor, double momentum)
    {
        if (running is null) return;
        using var silence = Autograd.NoGrad();
        // One pass, where rounding once more in the dtype of the statistics changes nothing.
        if (running.DType is DType.Float32 or DType.Float64 && running.DType == statistics.DType && running.Device == statistics.Device
            && running.IsContiguous && !running.IsInference)
        {
            var blend = new RunningOp(1 - momentum, factor, momentum);
            running.Backend.Binary(blend, running.DType, running.Block, Rows.Part(statistics, row).With(running.Layout), running.Block);
            GC.KeepAlive(statistics);
            running.Storage.Version++;
            return;
        }
        var value = statistics.Select(0, row);
        running.MulInPlace(1 - momentum).AddInPlace((factor == 1 ? value : value.Mul(factor)).Mul(momentum).To(running.DType));
    }

    /// <exception cref="ShapeException">A parameter does not have one element per channel.</exception>
    public static void Check(Tensor input, Tensor? weight, Tensor? bias, string operation)
    {
        Require(input, weight, "weight", operation);
        Require(input, bias, "bias", operation);
        if (!input.DType.IsFloatingPoint)
            throw new DTypeException(
                $"{operation} expects a floating-point dtype, but the input is {input.DType}. Convert it first: x.To(DType.Float32).")
            {
                Operation = operation,
            };
    }

    /// <exception cref="ShapeException">There is not one element per channel.</exception>
    public static void Require(Tensor input, Tensor? given, string name, string operation)
    {
        if (given is not null && given.ElementCount != input.Layout.Size(1))
            throw new ShapeException(
                $"{operation} expects a {name} with one element for each of the {input.Layout.Size(1)} channels of shape {input.Shape}, "
                + $"but got {given.Shape}.")
            {
                Operation = operation,
                Shapes = [input.Shape, given.Shape],
            };
    }
}
