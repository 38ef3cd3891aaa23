using System.Globalization;

namespace Kasane.Internal;

/// <summary>Reads the Python dict in the header of an npy file: texts, True and False, tuples of integers.</summary>
internal sealed class NpyLiteral(string text)
{
    private const int MaxRank = 64;

    private int at;

    public Dictionary<string, object> Read()
    {
        var fields = new Dictionary<string, object>();
        Expect('{');
        while (!Accept('}'))
        {
            var key = Text();
            Expect(':');
            if (!fields.TryAdd(key, Value())) throw Bad($"has '{key}' twice");
            if (Accept(',')) continue;
            Expect('}');
            break;
        }
        Skip();
        return at == text.Length ? fields : throw Bad("goes on behind its end");
    }

    private static InvalidDataException Bad(string what) => new($"its header {what}");

    private object Value()
    {
        Skip();
        if (at < text.Length && text[at] is ('\'' or '"')) return Text();
        if (at < text.Length && text[at] == '[') throw new InvalidDataException("its elements are structures, which no dtype has; save their fields one by one");
        if (AcceptWord("True")) return true;
        if (AcceptWord("False")) return false;
        return Tuple();
    }

    private long[] Tuple()
    {
        var items = new List<long>();
        Expect('(');
        while (!Accept(')'))
        {
            if (items.Count == MaxRank) throw Bad($"has more than {MaxRank} sizes");
            items.Add(Integer());
            if (Accept(',')) continue;
            Expect(')');
            break;
        }
        return [.. items];
    }

    private long Integer()
    {
        Skip();
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (!long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) throw Bad($"has no size at {start}");
        // Python 2 wrote long integers so.
        if (at < text.Length && text[at] == 'L') at++;
        return value;
    }

    private string Text()
    {
        Skip();
        if (at >= text.Length || text[at] is not ('\'' or '"')) throw Bad($"has no text at {at}");
        var end = text.IndexOf(text[at], at + 1);
        if (end < 0) throw Bad("has a text without end");
        var value = text[(at + 1)..end];
        at = end + 1;
        return value;
    }

    private bool AcceptWord(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
        at += word.Length;
        return true;
    }

    private bool Accept(char expected)
    {
        Skip();
        if (at >= text.Length || text[at] != expected) return false;
        at++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!Accept(expected)) throw Bad($"lacks a '{expected}' at {at}");
    }

    private void Skip()
    {
        while (at < text.Length && text[at] is (' ' or '\n' or '\t' or '\r')) at++;
    }
}
