using System.Text.RegularExpressions;

namespace Kasane.Docs;

/// <summary>
/// Blocks that quote the repository's own code, which the build compiles: of the sample that a page explains, or of the library. Every
/// paragraph must stand in a source file as it stands on the page, but for indentation.
/// </summary>
internal static partial class Excerpts
{
    private static readonly Dictionary<string, string> Sources = [];

    public static bool Has(Block block)
    {
        string[] folders =
            block.Page.StartsWith("samples/", StringComparison.Ordinal) ? [block.Page[..block.Page.LastIndexOf('/')], "src/Kasane.Models"]
            : block.Page == "CONTRIBUTING.md" || block.IsInternal ? ["src/Kasane"]
            : [];
        return folders.Length > 0 && Paragraph().Split(block.Code)
            .Select(Spaces).All(paragraph => folders.Any(folder => Source(folder).Contains(paragraph, StringComparison.Ordinal)));
    }

    private static string Source(string folder)
    {
        if (!Sources.TryGetValue(folder, out var text))
            Sources[folder] = text = string.Join('\n', Repository.Under(folder, "*.cs").Select(file => Spaces(File.ReadAllText(file))));
        return text;
    }

    private static string Spaces(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
