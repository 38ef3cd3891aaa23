using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// A size in relation to another one: one number for all spatial dimensions, or one for each. Written <c>2</c>, <c>(1.5, 2)</c> or
/// <c>[1.5, 2]</c>; the default value is nothing given.
/// </summary>
[CollectionBuilder(typeof(Ratio), nameof(Create))]
public readonly struct Ratio : IEquatable<Ratio>, IEnumerable<double>
{
    private readonly double[]? factors;

    private Ratio(double[] factors) => this.factors = factors;

    /// <summary>Whether no number was given.</summary>
    public bool IsDefault => factors is null or [];

    /// <summary>The numbers of the dimensions.</summary>
    public static Ratio Create(ReadOnlySpan<double> factors) => new(factors.ToArray());

    /// <summary>One number for all dimensions.</summary>
    public static implicit operator Ratio(double factor) => new([factor]);

    /// <summary>Height and width.</summary>
    public static implicit operator Ratio((double Height, double Width) factors) => new([factors.Height, factors.Width]);

    /// <summary>Depth, height and width.</summary>
    public static implicit operator Ratio((double Depth, double Height, double Width) factors) =>
        new([factors.Depth, factors.Height, factors.Width]);

    /// <summary>One number per dimension.</summary>
    public static implicit operator Ratio(double[] factors) => new([.. factors]);

    /// <summary>Whether the same numbers were given.</summary>
    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    /// <summary>Negation of <c>==</c>.</summary>
    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Ratio other) => (factors ?? []).AsSpan().SequenceEqual(other.factors ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var factor in factors ?? []) hash.Add(factor);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => factors is [var one] ? $"{one}" : $"({string.Join(", ", factors ?? [])})";

    /// <summary>The enumerator behind <c>foreach</c>.</summary>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)(factors ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One number per dimension; nothing if nothing was given.</summary>
    /// <param name="dims">How many spatial dimensions there are.</param>
    /// <param name="operation">For the error message.</param>
    /// <param name="what">For the error message: the parameter.</param>
    /// <exception cref="ArgumentException">Another count of numbers.</exception>
    internal double[] Spread(int dims, string operation, string what)
    {
        if (IsDefault) return [];
        if (factors!.Length != 1 && factors.Length != dims)
            throw new ArgumentException($"{operation} expects {what} to be one number or {dims}, but got {this}.", what);
        return factors.Length == 1 ? [.. Enumerable.Repeat(factors[0], dims)] : factors;
    }
}
