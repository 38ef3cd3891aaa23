namespace Kasane.Dialects.Flax;

/// <summary>
/// An explicit random key: the same key always gives the same numbers, and fresh ones come from splitting it. (The numbers are this
/// library's, not JAX's.)
/// </summary>
/// <param name="State">The key's 64 bits.</param>
public readonly record struct RandomKey(ulong State)
{
    /// <summary>A key from a seed: <c>jax.random.PRNGKey(seed)</c>.</summary>
    public static RandomKey FromSeed(long seed) => new(Mix((ulong)seed));

    /// <summary>Independent keys; the key itself should not be used again.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public RandomKey[] Split(int count = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var keys = new RandomKey[count];
        for (var i = 0; i < count; i++) keys[i] = FoldIn(i);
        return keys;
    }

    /// <summary>A key made of this one and a number.</summary>
    public RandomKey FoldIn(long data) => new(Mix(State + (0x9E3779B97F4A7C15UL * ((ulong)data + 1))));

    /// <summary>A stream of numbers that starts at this key.</summary>
    public Kasane.Generator ToGenerator() => new((long)(State & long.MaxValue));

    /// <summary>Numbers drawn evenly from [0, 1): <c>jax.random.uniform(key, shape)</c>.</summary>
    public Tensor Uniform(params ReadOnlySpan<long> shape) => Tensor.Rand(Shape.Create(shape), ToGenerator());

    /// <summary>Numbers from the standard normal distribution: <c>jax.random.normal(key, shape)</c>.</summary>
    public Tensor Normal(params ReadOnlySpan<long> shape) => Tensor.Randn(Shape.Create(shape), ToGenerator());

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
