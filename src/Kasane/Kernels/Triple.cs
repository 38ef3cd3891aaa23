namespace Kasane.Internal;

/// <summary>Three spatial sizes; fewer dimensions have 1 in front.</summary>
internal readonly record struct Triple(long D, long H, long W)
{
    public long Product => D * H * W;

    /// <summary>Sizes of up to three dimensions, with <paramref name="missing"/> in front.</summary>
    public static Triple Of(ReadOnlySpan<long> sizes, long missing) => new(
        sizes.Length > 2 ? sizes[^3] : missing, sizes.Length > 1 ? sizes[^2] : missing, sizes[^1]);
}
