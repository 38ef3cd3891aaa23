namespace Kasane.Internal;

/// <summary>
/// Elements of a table that are read or written at an index along one dimension. What is walked is the index: its dimensions without those of
/// size 1, innermost first, neighbours merged where they are neighbours everywhere. An index that is the same along a dimension is not repeated.
/// </summary>
internal unsafe struct AlongJob
{
    // Elements in one piece of work, and the fewest of a row that are cut off.
    private const long PieceSize = 1 << 14;
    private const long LeastColumns = 512;

    public byte* Table;
    public long* Index;
    public byte* Rows;

    /// <summary>The indexed dimension of the table, and what a step along it is worth there.</summary>
    public long Size;
    public long Stride;

    /// <summary>Whether the rows are one element for all.</summary>
    public bool Single;

    /// <summary>The first place with an index out of range that was met so far.</summary>
    public long Bad;

    private readonly int rank;
    private readonly long width;
    private readonly long allRows;
    private readonly long pieceRows;
    private readonly long pieceColumns;
    private readonly long across;
    private fixed long sizes[Walk.MaxRank];
    private fixed long steps[Walk.MaxRank];
    private fixed long indexSteps[Walk.MaxRank];

    /// <param name="table">The table's layout.</param>
    /// <param name="index">The index's layout.</param>
    /// <param name="dim">The indexed dimension.</param>
    /// <param name="together">Whether all places that one index can reach must be met by the same piece of work.</param>
    public AlongJob(Layout table, Layout index, int dim, bool together)
    {
        (Size, Stride, Bad) = (table.Size(dim), table.Stride(dim), long.MaxValue);
        var along = -1;
        for (var d = index.Rank - 1; d >= 0; d--)
        {
            var (size, step, indexStep) = (index.Size(d), d == dim ? 0 : table.Stride(d), index.Stride(d));
            if (size == 1) continue;
            if (rank > 0 && step != 0 && step == steps[rank - 1] * sizes[rank - 1] && indexStep == indexSteps[rank - 1] * sizes[rank - 1])
            {
                sizes[rank - 1] *= size;
                continue;
            }
            if (d == dim) along = rank;
            (sizes[rank], steps[rank], indexSteps[rank]) = (size, step, indexStep);
            rank++;
        }
        width = rank == 0 ? 1 : sizes[0];
        allRows = index.Count / width;
        long group = 1;
        if (together)
            for (var d = 1; d <= along; d++) group *= sizes[d];
        pieceColumns = together && along == 0 ? width : Math.Min(width, Math.Max(LeastColumns, PieceSize / group));
        pieceRows = group * Math.Max(1, PieceSize / (group * pieceColumns));
        across = (width + pieceColumns - 1) / pieceColumns;
    }

    public readonly nint Pieces => (nint)((allRows + pieceRows - 1) / pieceRows * across);

    /// <summary>Starts a piece of work.</summary>
    public readonly AlongRows Piece(nint piece)
    {
        var (block, column) = Math.DivRem(piece, across);
        var start = column * pieceColumns;
        return new(block * pieceRows, Math.Min((block + 1) * pieceRows, allRows), start, Math.Min(pieceColumns, width - start));
    }

    /// <summary>Where a row begins: counted in row-major order, in the index, and in the table at index 0.</summary>
    public readonly (long Place, long Index, long Origin) Start(long row, long column)
    {
        var (place, index, origin) = ((row * width) + column, column * IndexStep, column * Step);
        for (var d = 1; d < rank; d++)
        {
            (row, var i) = Math.DivRem(row, sizes[d]);
            index += i * indexSteps[d];
            origin += i * steps[d];
        }
        return (place, index, origin);
    }

    /// <summary>What a step along a row is worth in the table.</summary>
    public readonly long Step => rank == 0 ? 0 : steps[0];

    /// <summary>What a step along a row is worth in the index.</summary>
    public readonly long IndexStep => rank == 0 ? 0 : indexSteps[0];

    /// <summary>Notes an index that is out of range.</summary>
    public static void Refuse(AlongJob* job, long place)
    {
        for (var seen = Volatile.Read(ref job->Bad); place < seen;)
        {
            var before = Interlocked.CompareExchange(ref job->Bad, place, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}

/// <summary>Rows of an index, from one up to another, and a range of their columns.</summary>
internal readonly record struct AlongRows(long First, long End, long Column, long Columns);
