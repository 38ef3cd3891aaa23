namespace Kasane;

/// <summary>A number for every parameter group: one for all, or an array with one for each.</summary>
public readonly struct PerGroup : IEquatable<PerGroup>
{
    private readonly double single;
    private readonly double[]? several;

    private PerGroup(double single, double[]? several)
    {
        this.single = single;
        this.several = several;
    }

    /// <summary>One number for all groups.</summary>
    public static implicit operator PerGroup(double value) => new(value, null);

    /// <summary>One number for each group.</summary>
    public static implicit operator PerGroup(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(0, [.. values]);
    }

    /// <summary>Whether two hold the same numbers.</summary>
    public static bool operator ==(PerGroup left, PerGroup right) => left.Equals(right);

    /// <summary>Whether two hold different numbers.</summary>
    public static bool operator !=(PerGroup left, PerGroup right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PerGroup other) => several is null || other.several is null
        ? several is null && other.several is null && single.Equals(other.single)
        : several.AsSpan().SequenceEqual(other.several);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PerGroup other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        several is null ? single.GetHashCode() : HashCode.Combine(several.Length, several.FirstOrDefault());

    /// <summary>The numbers for the groups of an optimizer.</summary>
    /// <exception cref="ArgumentException">There is another number of them.</exception>
    internal double[] For(Optimizer optimizer, string name)
    {
        var count = optimizer.Groups.Count;
        if (several is null) return [.. Enumerable.Repeat(single, count)];
        return several.Length == count ? [.. several]
            : throw new ArgumentException($"{name} has {several.Length} values, expected one for each of {count} parameter groups.", name);
    }
}
