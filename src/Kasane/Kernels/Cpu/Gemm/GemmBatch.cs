namespace Kasane.Internal;

/// <summary>Many products of the same shape: small ones are handed out to the threads in groups, large ones are each cut for all threads.</summary>
internal unsafe struct GemmBatch<T>
    where T : unmanaged
{
    /// <summary>From here on (about a millisecond) one product keeps all threads busy.</summary>
    private const double Large = 1e8;

    private GemmArgs<T> args;
    private nint count;
    private nint aStride;
    private nint bStride;
    private nint cStride;
    private nint chunks;
    private delegate*<in GemmArgs<T>, void> product;

    public static void Run(
        in GemmArgs<T> args, nint count, nint aStride, nint bStride, nint cStride, delegate*<in GemmArgs<T>, void> product)
    {
        if (count <= 0) return;
        GemmBatch<T> job;
        job.args = args;
        job.count = count;
        job.aStride = aStride;
        job.bStride = bStride;
        job.cStride = cStride;
        job.product = product;
        var work = GemmWork.Of(args);
        job.chunks = GemmWork.Chunks(work * count, count);
        if (work < Large)
        {
            WorkPool.Run(job.chunks, &Multiply, &job);
            return;
        }

        job.chunks = 1;
        Multiply(&job, 0);
    }

    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmBatch<T>*)state;
        var first = chunk * job.count / job.chunks;
        var end = (chunk + 1) * job.count / job.chunks;
        var args = job.args;
        for (var i = first; i < end; i++)
        {
            args.A = job.args.A + (i * job.aStride);
            args.B = job.args.B + (i * job.bStride);
            args.C = job.args.C + (i * job.cStride);
            job.product(args);
        }
    }
}
