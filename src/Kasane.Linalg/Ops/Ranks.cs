namespace Kasane.Internal;

/// <summary>How many singular values count.</summary>
internal static class Ranks
{
    /// <summary>How many of the values (..., K) are larger than max(atol, rtol times the largest).</summary>
    public static Tensor Count(Tensor values, RankTolerance atol, RankTolerance rtol)
    {
        using var mode = Autograd.NoGrad();
        var magnitudes = values.Abs();
        var (absolute, relative) = (Wide(atol, values), Wide(rtol, values));
        if (magnitudes.Size(-1) == 0)
        {
            var batch = magnitudes.Sum(-1).Add(absolute).Add(relative);
            return Tensor.Zeros(batch.Shape, DType.Int64, values.Device);
        }
        var limit = absolute.Maximum(relative.Mul(magnitudes.Amax(-1)));
        return magnitudes.Gt(limit.Unsqueeze(-1)).Sum(-1).To(DType.Int64);
    }

    /// <summary>The limits as PyTorch completes them: rtol counts by default unless there is an atol.</summary>
    public static (RankTolerance Atol, RankTolerance Rtol) Defaults(Tensor a, RankTolerance? atol, RankTolerance? rtol)
    {
        if (rtol is { } given) return (atol ?? 0.0, given);
        var standard = Precision.Of(a.DType) * Math.Max(a.Size(-2), a.Size(-1));
        if (atol is not { } absolute) return (0.0, standard);
        return (absolute, Functional.Where(Wide(absolute, a).Gt(0), 0.0, standard));
    }

    /// <summary>The numbers in Float64, where the matrices are.</summary>
    public static Tensor Wide(RankTolerance tolerance, Tensor like) => tolerance.Values.Detach().To(like.Device).To(DType.Float64);
}
