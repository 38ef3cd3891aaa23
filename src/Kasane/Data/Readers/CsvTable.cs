using System.Globalization;

namespace Kasane;

/// <summary>A table of texts from a CSV file (RFC 4180: quotes around fields with separators, line ends or doubled quotes).</summary>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private CsvTable(string source, string[] header, List<string[]> rows)
    {
        Source = source;
        Header = header;
        Rows = rows;
        for (var i = 0; i < header.Length; i++)
            if (!numbers.TryAdd(header[i], i))
                throw new CheckpointFormatException($"{source} has two columns named '{header[i]}'. Rename one, or read it without a header.");
    }

    /// <summary>The names of the columns; empty without a header.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows, each with as many fields.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    private string Source { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">UTF-8 text.</param>
    /// <param name="separator">Between fields; default a comma.</param>
    /// <param name="hasHeader">Whether the first row names the columns; default true.</param>
    /// <exception cref="CheckpointFormatException">A row has another number of fields, or a quote is not closed.</exception>
    public static CsvTable Read(string path, char separator = ',', bool hasHeader = true)
    {
        using var reader = new StreamReader(path);
        return Read(reader, separator, hasHeader, path);
    }

    /// <summary>Reads a text to its end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="separator">Between fields; default a comma.</param>
    /// <param name="hasHeader">Whether the first row names the columns; default true.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="CheckpointFormatException">A row has another number of fields, or a quote is not closed.</exception>
    public static CsvTable Read(TextReader reader, char separator = ',', bool hasHeader = true, string source = "The text")
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = CsvRows.Read(reader, separator, source).ToList();
        for (var i = 1; i < rows.Count; i++)
            if (rows[i].Length != rows[0].Length)
                throw new CheckpointFormatException(
                    $"{source} has {rows[i].Length} fields in row {i + 1}, but {rows[0].Length} in the first. "
                    + "Put quotes around fields that contain the separator.");
        if (!hasHeader || rows.Count == 0) return new(source, [], rows);
        var header = rows[0];
        rows.RemoveAt(0);
        return new(source, header, rows);
    }

    /// <summary>One column's texts.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string[] Column(string name) => numbers.TryGetValue(name, out var column)
        ? [.. Rows.Select(row => row[column])]
        : throw new ArgumentException($"{Source} has no column '{name}'. Columns are: {string.Join(", ", Header)}.", nameof(name));

    /// <summary>Columns as numbers, (rows, columns).</summary>
    /// <param name="columns">Their names in the order wanted; none for all.</param>
    /// <exception cref="CheckpointFormatException">A field is no number; the message says which.</exception>
    public Tensor ToTensor(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var width = Rows.Count > 0 ? Rows[0].Length : Header.Count;
        int[] wanted = columns.Count == 0
            ? [.. Enumerable.Range(0, width)]
            : [.. columns.Select(name => numbers.TryGetValue(name, out var column)
                ? column
                : throw new ArgumentException($"{Source} has no column '{name}'. Columns are: {string.Join(", ", Header)}.", nameof(columns)))];
        var values = new float[Rows.Count * wanted.Length];
        for (var row = 0; row < Rows.Count; row++)
            for (var i = 0; i < wanted.Length; i++)
                values[(row * wanted.Length) + i] = Number(row, wanted[i]);
        return Tensor.From(values, [Rows.Count, wanted.Length]);
    }

    private float Number(int row, int column) => float.TryParse(Rows[row][column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new CheckpointFormatException(
            $"{Source} has '{Rows[row][column]}' in row {row + 1} of "
            + $"{(Header.Count > column ? $"column '{Header[column]}'" : $"column {column + 1}")}, which is no number. "
            + "Leave the column out or clean the file.");
}
