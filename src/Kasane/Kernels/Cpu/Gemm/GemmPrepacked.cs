using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Products of few rows with one B, such as the steps of a recurrent layer: B is packed once, panel by panel, and then read in one stream
/// by every product. A chunk of the work is some panels.
/// </summary>
internal unsafe struct GemmPrepacked<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    private GemmArgs<T> args;
    private GemmRows rows;
    private GemmSteps steps;
    private nint tileSize;
    private nint chunks;
    private T* left;
    private T* right;

    private static nint Panel => 2 * O.Count;

    /// <summary>Elements that a packed B takes.</summary>
    public static nint Size(nint k, nint n) => ((n + Panel - 1) / Panel * Panel * k) + O.Count;

    /// <summary>Packs the B of a product.</summary>
    public static void Pack(in GemmArgs<T> args, T* target)
    {
        for (nint col = 0; col < args.N; col += Panel)
        {
            var cols = Math.Min(args.N - col, Panel);
            GemmPacking<T, O, V>.Pack(
                args.B + (col * args.BCol), args.BCol, args.BRow, cols, args.N - col, args.K, target + (col * args.K), Pitch(cols));
        }
    }

    /// <summary>A product whose B is given packed, with at least one row, column and step.</summary>
    public static void Run(in GemmArgs<T> args, T* packed)
    {
        GemmPrepacked<T, O, V> job;
        job.args = args;
        job.rows = new(args.M, O.MaxRows);
        job.steps = new(args.K);
        job.tileSize = ((args.K * job.rows.Tallest) + (2 * O.Count) - 1) & -O.Count;
        job.chunks = GemmWork.Chunks(GemmWork.Of(args), (args.N + Panel - 1) / Panel);
        job.right = packed;
        job.left = GemmScratch.ForA<T>(job.rows.Tiles * job.tileSize);
        for (nint tile = 0; tile < job.rows.Tiles; tile++)
        {
            nint row = job.rows.Start(tile), height = job.rows.Height(tile);
            GemmPacking<T, O, V>.Pack(
                args.A + (row * args.ARow), args.ARow, args.ACol, height, args.M - row, args.K, job.left + (tile * job.tileSize), height);
        }

        WorkPool.Run(job.chunks, &Multiply, &job);
    }

    private static nint Pitch(nint cols) => cols > O.Count ? Panel : O.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmPrepacked<T, O, V>*)state;
        ref var args = ref job.args;
        var panels = (args.N + Panel - 1) / Panel;
        var end = (chunk + 1) * panels / job.chunks;
        for (var panel = chunk * panels / job.chunks; panel < end; panel++)
        {
            var col = panel * Panel;
            var cols = Math.Min(args.N - col, Panel);
            var vectors = cols > O.Count ? 2 : 1;
            var tail = cols - ((vectors - 1) * O.Count);
            for (nint block = 0; block < job.steps.Blocks; block++)
            {
                var k = job.steps.Start(block);
                var b = job.right + (col * args.K) + (k * Pitch(cols));
                for (nint tile = 0; tile < job.rows.Tiles; tile++)
                {
                    var height = job.rows.Height(tile);
                    var kernel = GemmKernels<T, O, V>.Packed(height, vectors, tail < O.Count);
                    var a = job.left + (tile * job.tileSize) + (k * height);
                    var c = args.C + (job.rows.Start(tile) * args.CRow) + col;
                    kernel(
                        job.steps.Start(block + 1) - k, a, 1, height, b, 0, c, args.CRow, tail, b, args.Accumulate || block > 0);
                    if (block == job.steps.Blocks - 1 && args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, c, height, col, cols);
                }
            }
        }
    }
}
