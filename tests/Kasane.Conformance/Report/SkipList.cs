using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Report;

/// <summary>The cases that cannot be written in C# or expect wrong numbers, each with its reason: <c>id-pattern TAB reason</c> per line, # for comments.</summary>
sealed class SkipList(IReadOnlyList<(string Pattern, string Reason)> entries)
{
    public static SkipList Empty { get; } = new([]);

    public IReadOnlyList<(string Pattern, string Reason)> Entries { get; } = entries;

    public static SkipList Read(string path) => File.Exists(path) ? Parse(File.ReadLines(path)) : Empty;

    public static SkipList Parse(IEnumerable<string> lines)
    {
        List<(string, string)> entries = [];
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.Split('\t') is not [{ Length: > 0 } pattern, { Length: > 0 } reason])
                throw new InvalidDataException($"A line of the skip list must be 'pattern TAB reason': {line}");
            entries.Add((pattern, reason));
        }
        return new(entries);
    }

    public string? ReasonFor(string id)
    {
        foreach (var (pattern, reason) in Entries)
            if (IdPattern.Matches(pattern, id)) return reason;
        return null;
    }
}
