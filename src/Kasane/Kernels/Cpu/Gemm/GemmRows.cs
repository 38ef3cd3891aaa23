namespace Kasane.Internal;

/// <summary>
/// The rows of a matrix in tiles whose heights differ by 1 at most: 64 rows are 5 tiles of 12 or 13, not 4 of 14 and one of 8. A low tile
/// would use its registers badly, and only two kernels are needed.
/// </summary>
internal readonly struct GemmRows
{
    private readonly nint low;
    private readonly nint higher;

    public GemmRows(nint rows, int maxHeight)
    {
        if (rows <= maxHeight)
        {
            // Spares small products two slow divisions.
            Tiles = 1;
            low = rows;
            return;
        }

        Tiles = (rows + maxHeight - 1) / maxHeight;
        low = rows / Tiles;
        higher = rows % Tiles;
    }

    public nint Tiles { get; }

    public int Tallest => (int)(higher > 0 ? low + 1 : low);

    /// <summary>The first tiles are the higher ones.</summary>
    public int Height(nint tile) => (int)(tile < higher ? low + 1 : low);

    public nint Start(nint tile) => (tile * low) + Math.Min(tile, higher);
}
