using System.Runtime.CompilerServices;

namespace Kasane;

public sealed partial class Generator
{
    /// <summary>Fills with 1 with the given probability and 0 otherwise: two words per element.</summary>
    internal void Bernoulli<T>(Span<T> destination, double probability) where T : unmanaged =>
        Bernoulli(destination, probability, ElementCast.From<T>(1L));

    /// <summary>The same as bytes, 1 or 0.</summary>
    internal void Coins(Span<byte> destination, double probability)
    {
        CheckProbability(probability);
        lock (gate) twister.Coins(destination, Threshold(probability));
    }

    /// <summary>
    /// Fills with <paramref name="success"/> with the given probability and 0 otherwise: two words per element. A dropout mask has
    /// <paramref name="success"/> = 1 / probability.
    /// </summary>
    [SkipLocalsInit]
    internal void Bernoulli<T>(Span<T> destination, double probability, T success) where T : unmanaged
    {
        CheckProbability(probability);

        var threshold = Threshold(probability);
        Span<uint> buffer = stackalloc uint[1024];
        lock (gate)
        {
            for (; !destination.IsEmpty; destination = destination[Math.Min(buffer.Length / 2, destination.Length)..])
            {
                var chunk = destination[..Math.Min(buffer.Length / 2, destination.Length)];
                twister.Fill(buffer[..(2 * chunk.Length)]);
                BernoulliKernel.FromWords(buffer[..(2 * chunk.Length)], threshold, chunk, success);
            }
        }
    }

    /// <summary>
    /// Fills with 1 with each element's own probability and 0 otherwise: two words per element for double probabilities, one for others.
    /// </summary>
    internal void Bernoulli<T, TProbability>(Span<T> destination, ReadOnlySpan<TProbability> probabilities)
        where T : unmanaged
        where TProbability : unmanaged
    {
        foreach (var probability in probabilities) CheckProbability(ElementCast.ToDouble(probability));
        lock (gate)
        {
            for (var i = 0; i < destination.Length; i++)
            {
                var probability = ElementCast.ToDouble(probabilities[i]);
                var success = typeof(TProbability) == typeof(double)
                    ? UniformKernel.Unit(twister.Next64()) < probability
                    : UniformKernel.Unit(twister.Next()) < probability;
                destination[i] = ElementCast.From<T>(success ? 1L : 0L);
            }
        }
    }

    // uniform64 < p, that is k 2^-53 < p, is k < ceil(p 2^53): an exact comparison of integers.
    private static ulong Threshold(double probability) => (ulong)Math.Ceiling(probability * (1L << 53));

    private static void CheckProbability(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, $"Expected a probability from 0 to 1, but it is {probability}.");
        }
    }
}
