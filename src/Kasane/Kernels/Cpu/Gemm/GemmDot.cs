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
        var straight = job.cCol == 1 && !args.Accumulate;
        // Some columns at a time, so that the tiles after the first find them in the nearest cache.
        var block = straight ? (rows.Tiles == 1 ? args.N : 16) : 4;
        var sums = stackalloc T[4 * 8];
        for (var j = first; j < end; j += block)
        {
            var cols = Math.Min(block, end - j);
            var whole = straight ? cols & ~3 : 0;
            for (nint tile = 0; tile < rows.Tiles; tile++)
            {
                var row = rows.Start(tile);
                var height = rows.Height(tile);
                var kernel = GemmDots<T, O, V>.Pick(height);
                var a = args.A + (row * args.ARow);
                var b = args.B + (j * args.BCol);
                var c = args.C + (row * args.CRow) + (j * job.cCol);
                if (whole > 0) kernel(whole / 4, 4, args.K, a, args.ARow, b, args.BCol, c, args.CRow);
                if (whole < cols)
                {
                    kernel(1, cols - whole, args.K, a, args.ARow, b + (whole * args.BCol), args.BCol, sums, 4);
                    job.Scatter(sums, height, cols - whole, c + (whole * job.cCol));
                }
            }
        }

        if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, args.C + first, args.M, first, end - first);
    }

    private readonly void Scatter(T* sums, nint rows, nint cols, T* c)
    {
        for (nint i = 0; i < rows; i++, sums += 4, c += args.CRow)
        {
            var target = c;
            for (nint j = 0; j < cols; j++, target += cCol) *target = args.Accumulate ? *target + sums[j] : sums[j];
        }
    }
}
