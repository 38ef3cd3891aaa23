namespace Kasane.Conformance.Report;

/// <summary>
/// The cases that pass, which may only become more. In the file one line per folder of ids, sorted: <c>ops/add: f32-00 f32-01</c>.
/// </summary>
sealed class PassingList(IEnumerable<string> ids)
{
    private readonly SortedSet<string> ids = new(ids, StringComparer.Ordinal);

    public int Count => ids.Count;

    public static PassingList Read(string path) => new(File.Exists(path) ? Parse(File.ReadLines(path)) : []);

    public static IEnumerable<string> Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0) throw new InvalidDataException($"A line of the passing list must be 'folder: case case ..': {line}");
            foreach (var name in line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return $"{line[..colon]}/{name}";
        }
    }

    public bool Contains(string id) => ids.Contains(id);

    /// <summary>What a run contradicts: ids on the list that failed, ids that passed and are not on it.</summary>
    public (IReadOnlyList<string> Lost, IReadOnlyList<string> Won) Compare(IEnumerable<(string Id, bool Passed)> results)
    {
        List<string> lost = [], won = [];
        foreach (var (id, passed) in results)
        {
            if (passed && !ids.Contains(id)) won.Add(id);
            if (!passed && ids.Contains(id)) lost.Add(id);
        }
        return (lost, won);
    }

    /// <summary>The list after a run; cases that did not run stay as they are.</summary>
    public PassingList Updated(IEnumerable<(string Id, bool Passed)> results)
    {
        var updated = new PassingList(ids);
        foreach (var (id, passed) in results)
        {
            if (passed) updated.ids.Add(id);
            else updated.ids.Remove(id);
        }
        return updated;
    }

    public IEnumerable<string> Lines() => ids
        .GroupBy(id => id[..id.LastIndexOf('/')], StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key}: {string.Join(' ', group.Select(id => id[(group.Key.Length + 1)..]))}");

    public void Write(string path) => File.WriteAllText(path, string.Join('\n', Lines()) + '\n');
}
