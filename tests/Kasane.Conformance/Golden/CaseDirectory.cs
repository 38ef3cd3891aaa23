using System.Text.Json;

namespace Kasane.Conformance.Golden;

/// <summary>Finds the cases in a directory of the documented layout. Folders that are missing hold no cases.</summary>
static class CaseDirectory
{
    public static IEnumerable<Case> Read(string directory, CaseKind kind)
    {
        var folder = Path.Combine(directory, Folder(kind));
        if (!Directory.Exists(folder)) return [];
        return kind == CaseKind.Checkpoints
            ? ReadManifest(kind, Path.Combine(folder, "manifest.json"))
            : Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(path => ReadLines(kind, path));
    }

    public static string Folder(CaseKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<Case> ReadLines(CaseKind kind, string path)
    {
        var file = new CaseFile(path);
        foreach (var line in File.ReadLines(path))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement.Clone();
            var name = NameProperties.Select(property => json.TryGetProperty(property, out var text) ? text.GetString() : null)
                .FirstOrDefault(text => text is not null);
            var group = json.TryGetProperty("group", out var given) ? given.GetString()! : "";
            yield return new(kind, json.GetProperty("id").GetString()!, name ?? Path.GetFileNameWithoutExtension(path), group, json, file);
        }
    }

    // A scheduler's case names its optimizer, too.
    private static readonly string[] NameProperties = ["op", "topic", "module", "scheduler", "optimizer", "function", "trace"];

    // The entries of the manifest have no id: the file name serves.
    private static IEnumerable<Case> ReadManifest(CaseKind kind, string path)
    {
        if (!File.Exists(path)) yield break;
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var entry in document.RootElement.GetProperty("files").EnumerateArray())
        {
            var json = entry.Clone();
            var name = json.GetProperty("file").GetString()!;
            var tensors = json.TryGetProperty("expected", out var expected) ? expected.GetString()! : name + ".expected.safetensors";
            var file = new CaseFile(Path.Combine(Path.GetDirectoryName(path)!, tensors));
            yield return new(
                kind, $"checkpoints/{name}", $"{json.GetProperty("format").GetString()} {json.GetProperty("result").GetString()}", "", json,
                    file);
        }
    }
}
