namespace Kasane.Internal;

/// <summary>
/// Windows of any place and size, one list per dimension: the output (i, j, k) looks at the product of the i-th span of depths, the j-th
/// of rows and the k-th of columns.
/// </summary>
internal sealed class Spans
{
    private readonly long[][] starts;
    private readonly long[][] ends;

    private Spans(Triple input, long[][] starts, long[][] ends, Triple step)
    {
        (Input, Step, this.starts, this.ends) = (input, step, starts, ends);
        Output = new(starts[0].Length, starts[1].Length, starts[2].Length);
        Bounds = [.. starts[0], .. ends[0], .. starts[1], .. ends[1], .. starts[2], .. ends[2]];
    }

    public Triple Input { get; }

    public Triple Output { get; }

    /// <summary>The distance between two elements of a window.</summary>
    public Triple Step { get; }

    /// <summary>Starts and ends (exclusive) of the depths, then of the rows, then of the columns.</summary>
    public long[] Bounds { get; }

    /// <param name="input">The sizes of up to three dimensions.</param>
    /// <param name="starts">The first positions, per dimension.</param>
    /// <param name="ends">The ends (exclusive), per dimension.</param>
    /// <param name="step">The distance between two elements of a window.</param>
    public static Spans Of(ReadOnlySpan<long> input, long[][] starts, long[][] ends, ReadOnlySpan<long> step)
    {
        var missing = 3 - starts.Length;
        long[][] zeros = [.. Enumerable.Repeat(new long[] { 0 }, missing)], ones = [.. Enumerable.Repeat(new long[] { 1 }, missing)];
        return new(Triple.Of(input, 1), [.. zeros, .. starts], [.. ones, .. ends], Triple.Of(step, 1));
    }

    /// <summary>The span of one output along a dimension (0 to 2).</summary>
    public (long Start, long End) this[int dim, long output] => (starts[dim][output], ends[dim][output]);
}
