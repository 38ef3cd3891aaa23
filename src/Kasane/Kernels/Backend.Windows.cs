namespace Kasane.Internal;

/// <content>Contracts of windows that move over planes. All blocks are contiguous.</content>
internal abstract partial class Backend
{
    /// <summary>columns[p, k, o] = what tap k of window o meets in plane p of x, 0 outside. Any dtype.</summary>
    /// <param name="x">(planes, the input's size).</param>
    /// <param name="columns">(planes, taps, windows).</param>
    /// <param name="windows">Where the taps lie.</param>
    public abstract void Im2Col(in Block x, in Block columns, in Windows windows);

    /// <summary>The reverse: every element of x becomes the sum of what <see cref="Im2Col"/> would copy from it to. Float32, Float64, Int64.</summary>
    public abstract void Col2Im(in Block columns, in Block x, in Windows windows);

    /// <summary>
    /// y[p, o] = the largest element of window o in plane p, indices[p, o] (Int64) = where in the plane it lies: the first of equals, NaN
    /// before all. Float32 or Float64.
    /// </summary>
    public abstract void MaxPool(in Block x, in Block y, Block? indices, Spans spans);

    /// <summary>y[p, o] = the sum of window o in plane p. Float32, Float64, Int64.</summary>
    public abstract void SumPool(in Block x, in Block y, Spans spans);

    /// <summary>The reverse: every element of x becomes the sum of y over the windows in which it lies.</summary>
    public abstract void SpreadPool(in Block y, in Block x, Spans spans);

    /// <summary>y[o, i, k] = the sum of weight x[o, place, k] over the taps of i. Float32 or Float64.</summary>
    public abstract void Blend(in Block x, in Block y, WeightedTaps taps);
}
