using System.Numerics;

namespace Kasane;

public sealed partial class Generator
{
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
        lock (gate)
        {
            for (var row = 0; row < rows; row++)
            {
                var from = weights.Slice(row * categories, categories);
                var to = destination.Slice(row * samples, samples);
                if (replacement) DrawWithReplacement(to, from, scratch);
                else DrawWithoutReplacement(to, from, scratch);
            }
        }
    }

    /// <summary>The first index whose share of the running sum reaches a uniform number.</summary>
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
    private void DrawWithoutReplacement<T>(Span<long> destination, ReadOnlySpan<T> weights, T[] scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var exponential = T.CreateTruncating(NextExponential(1));
            scores[i] = weights[i] == T.Zero ? T.Zero : weights[i] / exponential;
        }

        if (destination.Length == 1)
        {
            var best = 0;
            for (var i = 1; i < scores.Length; i++)
                if (scores[i] > scores[best]) best = i;
            destination[0] = best;
            return;
        }

        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]) is not 0 and var difference ? difference : a - b);
        for (var i = 0; i < destination.Length; i++) destination[i] = order[i];
    }

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
