using System.Text;

namespace Kasane.Internal;

/// <summary>Cuts CSV text into rows of fields.</summary>
internal static class CsvRows
{
    public static IEnumerable<string[]> Read(TextReader reader, char separator, string source)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        var row = 1;
        while (reader.Read() is var next and >= 0)
        {
            var c = (char)next;
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (reader.Peek() == '"') field.Append((char)reader.Read());
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0 && !wasQuoted) quoted = wasQuoted = true;
            else if (c == separator) Take();
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && reader.Peek() == '\n') reader.Read();
                if (fields.Count > 0 || field.Length > 0 || wasQuoted)
                {
                    Take();
                    yield return [.. fields];
                    fields.Clear();
                }

                row++;
            }
            else if (wasQuoted) throw Bad($"there is text behind a closing quote in row {row}");
            else field.Append(c);
        }

        if (quoted) throw Bad($"a quote that opens in row {row} is never closed");
        if (fields.Count == 0 && field.Length == 0 && !wasQuoted) yield break;
        Take();
        yield return [.. fields];

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }

        CheckpointFormatException Bad(string what) => new($"{source} is no valid CSV: {what}. Write a quote inside a quoted field twice.");
    }
}
