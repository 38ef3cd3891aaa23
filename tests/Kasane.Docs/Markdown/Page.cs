using System.Text.RegularExpressions;

namespace Kasane.Docs;

/// <summary>What a page of Markdown shows: blocks of C#, code in tables, headings, links.</summary>
internal sealed partial class Page
{
    private readonly List<Block> blocks = [];
    private readonly Dictionary<string, Block> names = [];
    private readonly List<Cell> cells = [];
    private readonly List<string> anchors = [];
    private readonly List<(int Line, string Target)> links = [];

    public Page(string path)
    {
        Path = path;
        Read(File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path)));
    }

    /// <summary>From the repository's root.</summary>
    public string Path { get; }

    public IReadOnlyList<Block> Blocks => blocks;

    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>The names under which headings can be linked to.</summary>
    public IReadOnlyList<string> Anchors => anchors;

    public IReadOnlyList<(int Line, string Target)> Links => links;

    private void Read(string[] lines)
    {
        var comments = new List<string>();
        (int Column, string Parameters)? table = null;
        var isTable = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal) || line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, other => other.Trim() == "```");
                if (end < 0) throw new InvalidDataException($"{Path}:{i + 1}: a block that is never closed.");
                Take(line.Trim()[3..], i + 1, lines[(i + 1)..end], comments);
                comments.Clear();
                i = end;
            }
            else if (line.StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i, other => other.Contains("-->", StringComparison.Ordinal));
                var comment = string.Join('\n', lines[i..(end + 1)]);
                comments.Add(comment["<!--".Length..comment.IndexOf("-->", StringComparison.Ordinal)].Trim());
                if (CellsComment().Match(comments[^1]) is { Success: true } match)
                    table = (int.Parse(match.Groups[1].ValueSpan, provider: null), match.Groups[2].Value);
                i = end;
            }
            else if (line.StartsWith('|'))
            {
                if (table is { } code) TakeRow(line, i + 1, code.Column, code.Parameters);
                isTable = true;
                TakeLinks(line, i + 1);
            }
            else if (line.Trim().Length > 0)
            {
                comments.Clear();
                if (line.StartsWith('#')) anchors.Add(Anchor(line.TrimStart('#').Trim()));
                TakeLinks(line, i + 1);
            }
            if (isTable && !lines[i].StartsWith('|')) (isTable, table) = (false, null);
        }
    }

    private void Take(string language, int line, string[] code, List<string> comments)
    {
        if (language == "text" && blocks.Count > 0) blocks[^1].Output = string.Join('\n', code);
        if (language != "csharp") return;
        var indent = code.Where(text => text.Length > 0).Select(text => text.Length - text.TrimStart().Length).DefaultIfEmpty().Min();
        var body = string.Join('\n', code.Select(text => text.Length >= indent ? text[indent..] : text));
        var before = comments.Contains("continues") ? blocks[^1] : Said("continues:") is { } earlier ? names[earlier] : null;
        blocks.Add(new(Path, line + 1, body, before, Said("setup:") ?? "", comments.Contains("internals")));
        if (Said("name:") is { } name) names[name] = blocks[^1];

        string? Said(string key) => comments.Find(text => text.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
    }

    private void TakeRow(string line, int number, int column, string parameters)
    {
        var row = line.Replace(@"\|", "\u0001", StringComparison.Ordinal).Split('|');
        if (column >= row.Length) return;
        foreach (Match match in InlineCode().Matches(row[column].Replace('\u0001', '|')))
            cells.Add(new(Path, number, match.Groups[1].Value, parameters));
    }

    private void TakeLinks(string line, int number)
    {
        foreach (Match match in Link().Matches(InlineCode().Replace(line, "code"))) links.Add((number, match.Groups[1].Value));
    }

    /// <summary>As the usual renderers make them: small letters, hyphens for spaces, no punctuation.</summary>
    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    [GeneratedRegex(@"^cells (\d+): *(.*)$", RegexOptions.Singleline)]
    private static partial Regex CellsComment();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
