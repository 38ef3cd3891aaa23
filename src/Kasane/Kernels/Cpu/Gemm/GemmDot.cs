using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Few rows times a B that is contiguous along K, such as a layer's weights stored as out x in: each element of C is a dot product, computed
/// in as many partial sums as a vector has lanes. Turning B around would cost more than the product.
/// </summary>
internal unsafe struct GemmDot<T, O, V>
    where T : unmanaged, INumber<T>
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private GemmArgs<T> args;
    private nint cCol;
    private nint chunks;

    /// <summary>
    /// Runs a product whose A is contiguous along K as well. C's column stride is free (if there is no epilogue), because a matrix times a
    /// vector is the product of the transposed operands.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args, nint cCol)
    {
        GemmDot<T, O, V> job;
        job.args = args;
        job.cCol = cCol;
        job.chunks = GemmWork.Chunks(GemmWork.Of(args), (args.N + 3) / 4);
        WorkPool.Run(job.chunks, &Multiply, &job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmDot<T, O, V>*)state;
        ref var args = ref job.args;
        var groups = (args.N + 3) / 4;
        var first = chunk * groups / job.chunks * 4;
        var end = Math.Min((chunk + 1) * groups / job.chunks * 4, args.N);
        var rows = new GemmRows(args.M, O.MaxDotRows);
        var sums = stackalloc T[4 * 8];
        for (var j = first; j < end; j += 4)
        {
            // Columns beyond the last one are the last one once more; their sums are not stored.
            var cols = Math.Min(4, end - j);
            var p0 = args.B + (j * args.BCol);
            var p1 = cols > 1 ? p0 + args.BCol : p0;
            var p2 = cols > 2 ? p1 + args.BCol : p1;
            var p3 = cols > 3 ? p2 + args.BCol : p2;
            for (nint tile = 0; tile < rows.Tiles; tile++)
            {
                var row = rows.Start(tile);
                var height = rows.Height(tile);
                GemmDots<T, O, V>.Pick(height)(args.K, args.A + (row * args.ARow), args.ARow, p0, p1, p2, p3, sums);
                var c = args.C + (row * args.CRow) + (j * job.cCol);
                if (cols == 4 && job.cCol == 1 && !args.Accumulate)
                {
                    for (var i = 0; i < height; i++) Unsafe.CopyBlockUnaligned(c + (i * args.CRow), sums + (4 * i), (uint)(4 * sizeof(T)));
                    continue;
                }

                for (var i = 0; i < height; i++)
                {
                    var target = c + (i * args.CRow);
                    for (nint l = 0; l < cols; l++, target += job.cCol)
                        *target = args.Accumulate ? *target + sums[(4 * i) + l] : sums[(4 * i) + l];
                }
            }
        }

        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C + first, args.M, first, end - first);
    }
}
