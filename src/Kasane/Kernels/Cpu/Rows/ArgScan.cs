using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The running maximum or minimum along the middle dimension of (outer, n, inner), and where it stands. It changes seldom: a branch that is
/// guessed right costs less than a choice on which the next one would wait.
/// </summary>
internal unsafe struct ArgScan
{
    // Elements of a chunk, and columns of one.
    private const long Piece = 1 << 15;
    private const long Panel = 256;

    public byte* X;
    public byte* Values;
    public long* Places;
    public long Outer;
    public long N;
    public long Inner;

    private long rowsPerChunk;
    private long panels;

    public static void Run(ref ArgScan job, DType compute, bool largest)
    {
        switch (compute)
        {
            case DType.Float32: Start<float>(ref job, largest); break;
            case DType.Float64: Start<double>(ref job, largest); break;
            case DType.Int64: Start<long>(ref job, largest); break;
            default: Start<int>(ref job, largest); break;
        }
    }

    private static void Start<T>(ref ArgScan job, bool largest)
        where T : unmanaged, INumber<T>
    {
        job.rowsPerChunk = job.Inner == 1 ? Math.Max(1, Piece / Math.Max(1, job.N)) : 1;
        job.panels = (job.Inner + Panel - 1) / Panel;
        var chunks = (nint)((job.Outer + job.rowsPerChunk - 1) / job.rowsPerChunk * job.panels);
        fixed (ArgScan* pin = &job)
            if (largest) WorkPool.Run(chunks, &RunChunk<T, Largest>, pin);
            else WorkPool.Run(chunks, &RunChunk<T, Smallest>, pin);
    }

    private static void RunChunk<T, TOrder>(void* state, nint chunk)
        where T : unmanaged, INumber<T>
        where TOrder : struct, IOrder
    {
        var job = (ArgScan*)state;
        var (block, panel) = Math.DivRem(chunk, job->panels);
        var first = block * job->rowsPerChunk;
        var start = (first * job->N * job->Inner) + (panel * Panel);
        T* x = (T*)job->X + start, values = (T*)job->Values + start;
        var places = job->Places + start;
        if (job->Inner > 1)
        {
            Columns<T, TOrder>(x, values, places, (nint)job->N, (nint)job->Inner, (nint)Math.Min(Panel, job->Inner - (panel * Panel)));
            return;
        }
        var n = (nint)job->N;
        for (var row = first; row < Math.Min(first + job->rowsPerChunk, job->Outer); row++, x += n, values += n, places += n)
            Row<T, TOrder>(x, values, places, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<T, TOrder>(T* x, T* values, long* places, nint n)
        where T : unmanaged, INumber<T>
        where TOrder : struct, IOrder
    {
        var best = *x;
        nint at = 0;
        for (nint j = 0; j < n; j++)
        {
            var value = x[j];
            if (TOrder.Replaces(value, best)) (best, at) = (value, j);
            values[j] = best;
            places[j] = at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<T, TOrder>(T* x, T* values, long* places, nint n, nint inner, nint width)
        where T : unmanaged, INumber<T>
        where TOrder : struct, IOrder
    {
        for (nint i = 0; i < width; i++) (values[i], places[i]) = (x[i], 0);
        for (nint j = 1; j < n; j++)
        {
            x += inner;
            T* before = values;
            var placesBefore = places;
            values += inner;
            places += inner;
            for (nint i = 0; i < width; i++)
            {
                var (value, best, at) = (x[i], before[i], placesBefore[i]);
                if (TOrder.Replaces(value, best)) (best, at) = (value, j);
                values[i] = best;
                places[i] = at;
            }
        }
    }

    private interface IOrder
    {
        /// <summary>Whether a later value takes the place of the best so far: the last of equals; a NaN beats everything.</summary>
        static abstract bool Replaces<T>(T value, T best)
            where T : INumber<T>;
    }

    private readonly struct Largest : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Replaces<T>(T value, T best)
            where T : INumber<T> => value >= best || T.IsNaN(value);
    }

    private readonly struct Smallest : IOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Replaces<T>(T value, T best)
            where T : INumber<T> => value <= best || T.IsNaN(value);
    }
}
