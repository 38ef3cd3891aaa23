using System.Numerics;

namespace Kasane.Internal;

/// <summary>Chooses places in rows of contiguous numbers, all rows by the same rule.</summary>
internal unsafe struct RowChoiceJob<TChoice>
    where TChoice : unmanaged, IRowChoice
{
    private const long Piece = 1 << 14;

    private TChoice choice;
    private DType dtype;
    private byte* x;
    private long* chosen;
    private nint rows;
    private nint n;
    private nint count;
    private nint rowsPerChunk;
    private bool descending;

    /// <summary>x is (rows, n), chosen is (rows, count).</summary>
    /// <exception cref="KasaneException">A row is longer than places can count.</exception>
    public static void Start(TChoice choice, byte* x, DType dtype, long rows, long n, bool descending, long* chosen, long count)
    {
        if (rows == 0 || n == 0 || count == 0) return;
        if (n > uint.MaxValue) throw new KasaneException($"Rows of at most {uint.MaxValue:N0} elements can be put in order, but one has {n:N0}. Order parts of it.");
        var job = new RowChoiceJob<TChoice>
        {
            choice = choice,
            dtype = dtype,
            x = x,
            chosen = chosen,
            rows = (nint)rows,
            n = (nint)n,
            count = (nint)count,
            rowsPerChunk = (nint)Math.Max(1, Piece / n),
            descending = descending,
        };
        var chunks = (job.rows + job.rowsPerChunk - 1) / job.rowsPerChunk;
        if (OrderKeys.AreNarrow(dtype)) WorkPool.Run(chunks, &Run<uint>, &job);
        else WorkPool.Run(chunks, &Run<ulong>, &job);
    }

    private static void Run<TKey>(void* state, nint chunk)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var job = (RowChoiceJob<TChoice>*)state;
        var n = job->n;
        using var room = Scratch.Rent(n * ((2 * sizeof(KeyEntry<TKey>)) + sizeof(TKey)));
        var entries = (KeyEntry<TKey>*)room.Pointer;
        var keys = (TKey*)(entries + (2 * n));
        var end = Math.Min((chunk + 1) * job->rowsPerChunk, job->rows);
        for (var row = chunk * job->rowsPerChunk; row < end; row++)
        {
            OrderKeys.Fill(job->x + (row * n * job->dtype.ItemSize), job->dtype, (byte*)keys, n, job->descending);
            var given = new KeyRow<TKey>(keys, n, job->descending, job->dtype.IsFloatingPoint, entries);
            job->choice.Choose(given, job->chosen + (row * job->count), job->count);
        }
    }
}
