using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// Rows of the usual max pooling (whole neighbouring columns, at every or every second place): eight windows at once, whose elements are
/// looked at in their order.
/// </summary>
internal readonly unsafe struct MaxPoolRows
{
    private readonly PoolJob* job;
    private readonly float* end;
    private readonly long length;
    private readonly int stride;

    public MaxPoolRows(PoolJob* job)
    {
        this.job = job;
        end = (float*)job->X + (job->Planes * job->Input.Product);
        var count = job->Output.W;
        var starts = job->Columns;
        var ends = starts + count;
        // Only the first and the last windows may be cut by the edges.
        var middle = count / 2;
        length = ends[middle] - starts[middle];
        while (First < count && ends[First] - starts[First] != length) First++;
        End = First;
        if (job->Step.W != 1 || First + 1 >= count) return;
        var distance = starts[First + 1] - starts[First];
        if (distance is not (1 or 2)) return;
        stride = (int)distance;
        while (End < count && ends[End] - starts[End] == length && starts[End] == starts[First] + ((End - First) * stride)) End++;
        if (End - First < Vector256<float>.Count) End = First;
    }

    /// <summary>The windows from this one on, up to <see cref="End"/>, are written by <see cref="Write(float*, long, long, float*, long*)"/>.</summary>
    public long First { get; }

    public long End { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(float* x, long oz, long oy, float* y, long* indices)
    {
        var (depths, rows) = (job->Depths(oz), job->Rows(oy));
        for (var next = First; next < End; next += Vector256<float>.Count)
        {
            // The last eight overlap the ones before.
            var o = Math.Min(next, End - Vector256<float>.Count);
            var start = job->Columns[o];
            var (best, at) = (Vector256.Create(float.NegativeInfinity), Vector256<int>.Zero);
            var first = true;
            for (var z = depths.Start; z < depths.End; z += job->Step.D)
                for (var row = rows.Start; row < rows.End; row += job->Step.H)
                {
                    var position = (((z * job->Input.H) + row) * job->Input.W) + start;
                    var line = x + position;
                    var index = Vector256.Create((int)position) + (Vector256<int>.Indices * stride);
                    for (var i = 0; i < length; i++, line++, index += Vector256<int>.One)
                    {
                        var value = stride == 1 ? Vector256.Load(line) : Second(line);
                        // Of equals the first wins, of NaNs the last.
                        var wins = Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value);
                        if (first) wins = Vector256<float>.AllBitsSet;
                        best = Vector256.ConditionalSelect(wins, value, best);
                        at = Vector256.ConditionalSelect(wins.AsInt32(), index, at);
                        first = false;
                    }
                }
            best.Store(y + o);
            var (low, high) = Vector256.Widen(at);
            low.Store(indices + o);
            high.Store(indices + o + Vector256<long>.Count);
        }
    }

    /// <summary>The same without positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(float* x, long oz, long oy, float* y)
    {
        var (depths, rows) = (job->Depths(oz), job->Rows(oy));
        for (var next = First; next < End; next += Vector256<float>.Count)
        {
            var o = Math.Min(next, End - Vector256<float>.Count);
            var start = job->Columns[o];
            var best = Vector256.Create(float.NegativeInfinity);
            for (var z = depths.Start; z < depths.End; z += job->Step.D)
                for (var row = rows.Start; row < rows.End; row += job->Step.H)
                {
                    var line = x + (((z * job->Input.H) + row) * job->Input.W) + start;
                    for (var i = 0; i < length; i++, line++)
                    {
                        var value = stride == 1 ? Vector256.Load(line) : Second(line);
                        best = Vector256.ConditionalSelect(Vector256.GreaterThan(value, best) | ~Vector256.Equals(value, value), value, best);
                    }
                }
            best.Store(y + o);
        }
    }

    // Every second of fifteen elements; only behind the last plane there may be no sixteenth.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Second(float* p)
    {
        var low = Vector256.Load(p);
        var high = p + 16 <= end ? Vector256.Load(p + 8) : Vector256.Shuffle(Vector256.Load(p + 7), Vector256.Create(1, 2, 3, 4, 5, 6, 7, 7));
        return Vector256.Create(
            Vector256.Shuffle(low, Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower(),
            Vector256.Shuffle(high, Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower());
    }
}
