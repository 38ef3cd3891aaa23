namespace Kasane.Internal;

/// <summary>Rows of a table (outer, n, inner) that are read or written by an index.</summary>
internal unsafe struct IndexJob
{
    public byte* Table;
    public long* Index;
    public byte* Rows;
    public long Outer;
    public long TableRows;
    public long IndexCount;
    public long Inner;
    public int ItemSize;

    /// <summary>Whether the rows are one element for all.</summary>
    public bool Single;

    /// <summary>Elements of a row, or rows, in one piece of work.</summary>
    public long Piece;

    public IndexJob(in Block table, byte* tablePin, in Block index, byte* indexPin, in Block rows, byte* rowsPin)
    {
        Table = table.Address(tablePin);
        Index = (long*)index.Address(indexPin);
        Rows = rows.Address(rowsPin);
        Outer = table.Layout.Size(0);
        TableRows = table.Layout.Size(1);
        Inner = table.Layout.Size(2);
        IndexCount = index.Count;
        ItemSize = table.DType.ItemSize;
        Single = rows.Count == 1 && Outer * IndexCount * Inner != 1;
    }
}
