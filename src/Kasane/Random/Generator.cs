using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kasane;

/// <summary>
/// A source of random numbers: PyTorch's CPU generator (MT19937), so that the same seed gives the same initial weights, dropout masks and
/// permutations. Safe to share between threads: every fill takes the generator for itself, though which thread comes first is open.
/// </summary>
public sealed partial class Generator
{
    private const long DefaultSeed = 67280421310721;

    private readonly Lock gate = new();
    private readonly MersenneTwister twister = new();
    private long initialSeed;

    /// <summary>The second number of the last pair of normal numbers, if it was not used yet. It outlives other kinds of draws.</summary>
    private double? spareNormal;

    /// <summary>A generator that starts at the given seed.</summary>
    /// <param name="seed">Any number; the stream depends on its lowest 32 bits.</param>
    public Generator(long seed = DefaultSeed) => Reset(seed);

    /// <summary>The generator of every draw that names no other.</summary>
    public static Generator Default { get; } = new();

    /// <summary>The seed at which the stream started.</summary>
    public long InitialSeed
    {
        get
        {
            lock (gate) return initialSeed;
        }
    }

    /// <summary>Starts the stream anew at the given seed.</summary>
    /// <param name="seed">Any number; the stream depends on its lowest 32 bits.</param>
    /// <returns>This generator.</returns>
    public Generator ManualSeed(long seed)
    {
        lock (gate) Reset(seed);
        return this;
    }

    /// <summary>Starts the stream anew at a seed that the operating system draws.</summary>
    /// <returns>The seed; <see cref="ManualSeed"/> with it repeats the stream.</returns>
    public long SeedFromEntropy()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        var seed = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        ManualSeed(seed);
        return seed;
    }

    /// <summary>A generator that will draw the same numbers as this one from here on.</summary>
    public Generator Clone()
    {
        var clone = new Generator();
        clone.SetState(GetState());
        return clone;
    }

    /// <inheritdoc/>
    public override string ToString() => $"Generator(seed {InitialSeed})";

    private void Reset(long seed)
    {
        initialSeed = seed;
        spareNormal = null;
        twister.Seed(unchecked((uint)seed));
    }
}
