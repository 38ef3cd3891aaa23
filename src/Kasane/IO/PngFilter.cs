namespace Kasane.Internal;

/// <summary>Undoes the filters of PNG: a row is stored as differences to its left, upper and upper left neighbours.</summary>
internal static class PngFilter
{
    /// <param name="filter">0 none, 1 left, 2 above, 3 their mean, 4 Paeth's choice.</param>
    /// <param name="row">The differences; becomes the row.</param>
    /// <param name="above">The row above; zeros for the first.</param>
    /// <param name="distance">Bytes from a pixel to its left neighbour.</param>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var i = distance; i < row.Length; i++) row[i] += row[i - distance];
                break;
            case 2:
                for (var i = 0; i < row.Length; i++) row[i] += above[i];
                break;
            case 3:
                for (var i = 0; i < row.Length; i++) row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) / 2);
                break;
            case 4:
                for (var i = 0; i < row.Length; i++)
                    row[i] += i < distance ? above[i] : Paeth(row[i - distance], above[i], above[i - distance]);
                break;
            default:
                throw new InvalidDataException($"it has a row with the filter {filter}, which is unknown");
        }
    }

    /// <summary>Of the three neighbours the one nearest to left + above - corner.</summary>
    private static byte Paeth(byte left, byte above, byte corner)
    {
        var estimate = left + above - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        if (a <= b && a <= c) return left;
        return b <= c ? above : corner;
    }
}
