using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane;

public sealed partial class Generator
{
    /// <summary>So many places are found by one look at each score; for more, all scores are sorted.</summary>
    private const int Few = 32;

    /// <summary>Draws indices with probabilities proportional to each row's weights.</summary>
    /// <param name="destination">rows * samples indices, row by row.</param>
    /// <param name="weights">rows * categories weights, row by row.</param>
    /// <param name="rows">The number of independent rows.</param>
    /// <param name="samples">Draws per row.</param>
    /// <param name="replacement">Whether an index may be drawn again.</param>
    internal void Multinomial<T>(Span<long> destination, ReadOnlySpan<T> weights, int rows, int samples, bool replacement)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (rows == 0) return;
        var categories = weights.Length / rows;
        if (categories == 0) throw new ArgumentException("Expected at least one weight per row, but there is none.", nameof(weights));
        if (!replacement && samples > categories)
        {
            throw new ArgumentOutOfRangeException(
                nameof(samples),
                samples,
                $"{samples} different indices cannot be drawn from {categories}. Draw fewer, or with replacement.");
        }

        for (var row = 0; row < rows; row++) CheckWeights(weights.Slice(row * categories, categories), row);
        var scratch = new T[categories];
        var words = replacement ? [] : new uint[2 * categories];
        lock (gate)
        {
            for (var row = 0; row < rows; row++)
            {
                var from = weights.Slice(row * categories, categories);
                var to = destination.Slice(row * samples, samples);
                if (replacement) DrawWithReplacement(to, from, scratch);
                else DrawWithoutReplacement(to, from, scratch, words);
            }
        }
    }

    /// <summary>The first index whose share of the running sum reaches a uniform number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawWithReplacement<T>(Span<long> destination, ReadOnlySpan<T> weights, T[] cumulative)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < weights.Length; i++) cumulative[i] = sum += weights[i];
        for (var i = 0; i < weights.Length; i++) cumulative[i] /= sum;
        cumulative[^1] = T.One;
        foreach (ref var index in destination)
        {
            var uniform = UniformKernel.Unit(twister.Next64());
            var (low, high) = (0, cumulative.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (double.CreateTruncating(cumulative[middle]) < uniform) low = middle + 1;
                else high = middle;
            }

            index = low;
        }
    }

    /// <summary>The largest quotients of weight and exponential number: the order in which clocks with these rates would ring.</summary>
    private void DrawWithoutReplacement<T>(Span<long> destination, ReadOnlySpan<T> weights, T[] scores, uint[] words)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        twister.Fill(words);
        if (destination.Length <= Few) Largest(weights, words, scores, destination);
        else
        {
            for (var i = 0; i < weights.Length; i++) scores[i] = Score(weights[i], UniformKernel.Unit(words, i));
            Sorted(scores, destination);
        }
    }

    /// <summary>A weight by the exponential number of rate 1 that belongs to a uniform one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Score<T>(T weight, double unit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        weight == T.Zero ? T.Zero : weight / T.CreateTruncating(-Math.Log(1 - unit));

    /// <summary>The places of the largest scores in order, the first of equal ones first: one look at each, for a few places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Largest<T>(ReadOnlySpan<T> weights, ReadOnlySpan<uint> words, Span<T> scores, Span<long> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The exponential number -log(1 - unit) is at least the uniform one, so that most scores need no logarithm to be too small. The
        // margin is wider than all rounding, the bound far from where products lose digits.
        const double Margin = 1 + 1e-6, LeastBound = 1e-290;
        var found = 0;
        var limit = double.NaN;
        for (var i = 0; i < weights.Length; i++)
        {
            var unit = UniformKernel.Unit(words, i);
            if (limit * unit is > LeastBound and var bound && double.CreateTruncating(weights[i]) * Margin <= bound) continue;
            scores[i] = Score(weights[i], unit);
            if (found == places.Length && scores[i] <= scores[(int)places[^1]]) continue;
            var at = found < places.Length ? found++ : found - 1;
            for (; at > 0 && scores[(int)places[at - 1]] < scores[i]; at--) places[at] = places[at - 1];
            places[at] = i;
            if (found == places.Length) limit = double.CreateTruncating(scores[(int)places[^1]]);
        }
    }

    /// <summary>The same for scores that are known and any number of places; the scores are overwritten.</summary>
    private static void Sorted<T>(T[] scores, Span<long> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) (order[i], scores[i]) = (i, -scores[i]);
        Array.Sort(scores, order);
        for (var start = 0; start < places.Length;)
        {
            var end = start + 1;
            while (end < order.Length && scores[end] == scores[start]) end++;
            if (end - start > 1) order.AsSpan(start, end - start).Sort();
            start = end;
        }
        for (var i = 0; i < places.Length; i++) places[i] = order[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckWeights<T>(ReadOnlySpan<T> weights, int row) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        foreach (var weight in weights)
        {
            if (!(weight >= T.Zero) || !T.IsFinite(weight))
            {
                throw new ArgumentException(
                    $"Expected finite weights of 0 or more, but row {row} has the weight {weight}.", nameof(weights));
            }

            sum += weight;
        }

        if (!(sum > T.Zero))
            throw new ArgumentException($"Expected a positive weight in every row, but all of row {row} are 0.", nameof(weights));
    }
}
