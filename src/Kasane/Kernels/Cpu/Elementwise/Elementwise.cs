using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The driver behind every pointwise kernel: broadcasting, strides, dtype conversion, threads. Contiguous operands of the compute dtype
/// go straight to the inner loop; runs that are contiguous in the innermost dimension too, and truth values; everything else passes through
/// tiles in L1 that are gathered and converted before, scattered and converted after.
/// </summary>
internal static unsafe class Elementwise<TLoop, TOp>
    where TLoop : struct, IInnerLoop<TOp>
    where TOp : unmanaged
{
    private const int Tile = 1024;

    // Work for one chunk, in additions: about 10 us. Chunks never depend on the number of threads.
    private const long ChunkWork = 64 * 1024;

    /// <summary>All operands contiguous, of one size and of the compute dtype (the output may be a mask).</summary>
    public static void RunContiguous(in TOp op, DType compute, byte** p, int inputs, int scalars, long count, bool maskOutput)
    {
        var chunk = ChunkSize();
        if (count < 2 * chunk || WorkPool.Threads == 1)
        {
            TLoop.Run(op, compute, p, scalars, (nint)count, maskOutput);
            return;
        }
        var job = new ContiguousJob
        {
            Op = op,
            Compute = compute,
            Pointers = p,
            Inputs = inputs,
            Scalars = scalars,
            Count = count,
            Chunk = chunk,
            MaskOutput = maskOutput,
        };
        WorkPool.Run((nint)((count + chunk - 1) / chunk), &ContiguousChunk, &job);
    }

    /// <summary>Operands of any layout and dtype. The walk's operands are in the order of <paramref name="p"/>.</summary>
    [SkipLocalsInit]
    public static void Run(in TOp op, DType compute, byte** p, DType* dtypes, in Walk walk, bool predicate)
    {
        if (walk.Count == 0) return;
        // Masks are written as bytes: a predicate's result of another dtype (in place) is converted from them.
        var native = dtypes[0] == (predicate ? DType.Bool : compute);
        var truths = compute == DType.Int32 && IsOfTruths(dtypes, walk.Operands);
        var input = truths ? DType.Bool : compute;
        var scalars = 0;
        var direct = (native || truths) && walk.InnerSize >= 16 && walk.InnerStride(0) == dtypes[0].ItemSize;
        for (var k = 1; k < walk.Operands && direct; k++)
        {
            if (dtypes[k] != input) direct = false;
            else if (walk.InnerStride(k) == 0) scalars |= 1 << (k - 1);
            else if (walk.InnerStride(k) != input.ItemSize) direct = false;
        }
        fixed (Walk* w = &walk)
        {
            var job = new StridedJob
            {
                Op = op,
                Compute = compute,
                Pointers = p,
                DTypes = dtypes,
                Walk = w,
                Chunk = ChunkSize(),
                Scalars = scalars,
                Direct = direct,
                Predicate = predicate,
                OfTruths = truths,
            };
            if (direct && truths) job.Truth = TruthFunction.Of<TLoop, TOp>(op, predicate);
            var chunks = (nint)((walk.Count + job.Chunk - 1) / job.Chunk);
            if (chunks > 1) WorkPool.Run(chunks, &StridedChunk, &job);
            else StridedChunk(&job, 0);
        }
    }

    private static bool IsOfTruths(DType* dtypes, int operands)
    {
        for (var k = 0; k < operands; k++)
            if (dtypes[k] != DType.Bool) return false;
        return operands <= 3;
    }

    private static long ChunkSize() => Math.Max(Tile, ChunkWork / Math.Max(1, TLoop.Cost) / Tile * Tile);

    private static void ContiguousChunk(void* state, nint chunk)
    {
        var job = (ContiguousJob*)state;
        var start = chunk * job->Chunk;
        var n = Math.Min(job->Chunk, job->Count - start);
        var p = stackalloc byte*[Walk.MaxOperands];
        var item = job->Compute.ItemSize;
        p[0] = job->Pointers[0] + (start * (job->MaskOutput ? 1 : item));
        for (var k = 0; k < job->Inputs; k++)
            p[k + 1] = (job->Scalars & (1 << k)) != 0 ? job->Pointers[k + 1] : job->Pointers[k + 1] + (start * item);
        TLoop.Run(job->Op, job->Compute, p, job->Scalars, (nint)n, job->MaskOutput);
    }

    private static void StridedChunk(void* state, nint chunk)
    {
        var job = (StridedJob*)state;
        var start = chunk * job->Chunk;
        var count = Math.Min(job->Chunk, job->Walk->Count - start);
        if (job->Direct) RunDirect(job, start, count);
        else RunTiled(job, start, count);
    }

    [SkipLocalsInit]
    private static void RunDirect(StridedJob* job, long start, long count)
    {
        var walk = job->Walk;
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var p = stackalloc byte*[Walk.MaxOperands];
        var run = walk->Seek(start, offsets, index);
        while (true)
        {
            var n = Math.Min(run, count);
            for (var k = 0; k < walk->Operands; k++) p[k] = job->Pointers[k] + offsets[k];
            if (job->OfTruths) job->Truth.Run(p[0], p[1], p[walk->Operands - 1], job->Scalars, (nint)n);
            else TLoop.Run(job->Op, job->Compute, p, job->Scalars, (nint)n, job->Predicate);
            count -= n;
            if (count == 0) return;
            walk->NextRun(offsets, index);
            run = walk->InnerSize;
        }
    }

    [SkipLocalsInit]
    private static void RunTiled(StridedJob* job, long start, long count)
    {
        var walk = job->Walk;
        var tiles = stackalloc byte[Walk.MaxOperands * Tile * 8];
        var p = stackalloc byte*[Walk.MaxOperands];
        for (var k = 0; k < walk->Operands; k++) p[k] = tiles + (k * Tile * 8);
        for (long done = 0; done < count; done += Tile)
        {
            var n = (int)Math.Min(Tile, count - done);
            for (var k = 1; k < walk->Operands; k++)
                Tiles.Gather(walk, k, start + done, n, job->Pointers[k], job->DTypes[k], p[k], job->Compute);
            TLoop.Run(job->Op, job->Compute, p, 0, n, job->Predicate);
            Tiles.Scatter(walk, 0, start + done, n, p[0], job->Predicate ? DType.Bool : job->Compute, job->Pointers[0], job->DTypes[0]);
        }
    }

    private struct ContiguousJob
    {
        public TOp Op;
        public DType Compute;
        public byte** Pointers;
        public int Inputs;
        public int Scalars;
        public long Count;
        public long Chunk;
        public bool MaskOutput;
    }

    private struct StridedJob
    {
        public TOp Op;
        public DType Compute;
        public byte** Pointers;
        public DType* DTypes;
        public Walk* Walk;
        public long Chunk;
        public int Scalars;
        public bool Direct;
        public bool Predicate;
        public bool OfTruths;
        public TruthFunction Truth;
    }
}
