namespace Kasane;

/// <summary>A limit below which singular values count as zero: one number, or a tensor with one per matrix.</summary>
/// <param name="Values">Shape (), or one that broadcasts with the batch.</param>
public readonly record struct RankTolerance(Tensor Values)
{
    /// <summary>One number for all matrices.</summary>
    public static implicit operator RankTolerance(double value) => new(Tensor.Scalar(value, DType.Float64));

    /// <summary>One number per matrix.</summary>
    public static implicit operator RankTolerance(Tensor values) => new(values);
}
