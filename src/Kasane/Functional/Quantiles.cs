namespace Kasane.Internal;

/// <summary>Quantiles: sort, then look between two places.</summary>
internal static class Quantiles
{
    public static Tensor Run(
        Tensor x, Tensor q, int? dim, bool keepDim, QuantileInterpolation interpolation, bool ignoreNaN, string operation)
    {
        Check(x, q, operation);
        var d = dim is { } given ? Dims.Normalize(given, x.Rank, operation) : 0;
        var kept = keepDim ? Reductions.KeptSizes(x.Layout, dim is null ? ulong.MaxValue : 1UL << d)
            : dim is null || x.Rank == 0 ? []
            : Reductions.DroppedSizes(x.Layout, 1UL << d);
        // The dimension goes last, so that all vectors are rows.
        var rows = dim is null || x.Rank == 0 ? x.Reshape(1, -1) : x.Transpose(d, x.Rank - 1);
        if (dim is not null && x.Rank > 0)
        {
            int[] order = [.. Enumerable.Range(0, x.Rank).Where(i => i != d), d];
            rows = x.Permute(order).Reshape(-1, x.Layout.Size(d));
        }
        if (rows.Layout.Size(1) == 0)
            throw new KasaneException($"{operation} expects at least one element to choose from, but the shape is {x.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        var sorted = rows.Sort(-1).Values;
        var wanted = q.Reshape(-1);
        Tensor ranks;
        if (ignoreNaN)
        {
            // NaN is sorted to the end: only the places before count.
            var last = sorted.Detach().IsNaN().LogicalNot().Sum(-1, keepDim: true).Sub(1);
            ranks = wanted.Mul(last.Maximum(Tensor.Scalar(0, DType.Int64).To(x.Device)).To(x.DType));
        }
        else
        {
            var missing = sorted.Detach().IsNaN().Any(-1, keepDim: true);
            var all = wanted.Mul((double)(rows.Layout.Size(1) - 1)).Unsqueeze(0).Expand(rows.Layout.Size(0), wanted.Layout.Size(0));
            ranks = Functional.Where(missing, Tensor.Scalar((double)(rows.Layout.Size(1) - 1), x.DType).To(x.Device), all);
        }
        var values = Between(sorted, ranks, interpolation).Transpose(0, 1);
        return values.Reshape(q.Rank == 0 ? kept : [q.ElementCount, .. kept]);
    }

    private static Tensor Between(Tensor sorted, Tensor ranks, QuantileInterpolation interpolation)
    {
        ranks = interpolation switch
        {
            QuantileInterpolation.Lower => ranks.Floor(),
            QuantileInterpolation.Higher => ranks.Ceil(),
            QuantileInterpolation.Nearest => ranks.Round(),
            _ => ranks,
        };
        var below = ranks.Detach().Floor();
        var low = Picks.Along(sorted, 1, below.To(DType.Int64));
        if (interpolation is not (QuantileInterpolation.Linear or QuantileInterpolation.Midpoint)) return low;
        var high = Picks.Along(sorted, 1, ranks.Detach().Ceil().To(DType.Int64));
        var part = interpolation == QuantileInterpolation.Midpoint ? below.FullLike(0.5) : ranks.Sub(below);
        return low.Add(high.Sub(low).Mul(part));
    }

    private static void Check(Tensor x, Tensor q, string operation)
    {
        if (x.DType is not (DType.Float32 or DType.Float64))
            throw new DTypeException($"{operation} expects Float32 or Float64, but the tensor is {x.DType}. Convert it with To(dtype).")
            {
                Operation = operation,
            };
        if (q.DType != x.DType)
            throw new DTypeException($"{operation} expects q of the dtype {x.DType}, but it is {q.DType}. Convert it with To(dtype).")
            {
                Operation = operation,
            };
        if (q.Rank > 1)
            throw new ShapeException($"{operation} expects a scalar or a vector as q, but got shape {q.Shape}.")
            {
                Operation = operation,
                Shapes = [q.Shape],
            };
        if (q.Backend.HasData && !q.Detach().Ge(0).LogicalAnd(q.Detach().Le(1)).All().Item<bool>())
            throw new KasaneException($"{operation} expects every q from 0 to 1.") { Operation = operation };
    }
}
