using System.Text.RegularExpressions;

namespace Kasane.Docs;

/// <summary>Links lead somewhere, versions are today's, and the documentation exists in both languages.</summary>
public partial class PageTests
{
    [Fact]
    public void Links_lead_somewhere()
    {
        var faults = new List<string>();
        foreach (var page in Repository.Pages)
            foreach (var (line, target) in page.Links)
            {
                if (target.StartsWith("http", StringComparison.Ordinal)) continue;
                var parts = target.Split('#');
                var own = Path.Combine(Repository.Root, page.Path);
                var full = parts[0].Length == 0 ? own : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(own)!, parts[0]));
                if (!File.Exists(full) && !Directory.Exists(full)) faults.Add($"{page.Path}:{line}: nothing at {target}");
                else if (parts.Length > 1 && Linked(full) is { } other && !other.Anchors.Contains(Uri.UnescapeDataString(parts[1])))
                    faults.Add($"{page.Path}:{line}: {other.Path} has no heading #{parts[1]}");
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Pages_name_the_version_that_is_built()
    {
        var version = Version().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"))).Groups[1].Value;
        Assert.NotEmpty(version);
        foreach (var page in Repository.Pages)
            foreach (Match match in Named().Matches(File.ReadAllText(Path.Combine(Repository.Root, page.Path))))
                Assert.True(match.Groups[1].Value == version, $"{page.Path}: {match.Value}, but the version is {version}.");
    }

    [Fact]
    public void The_documentation_exists_in_English_and_Japanese()
    {
        // Made from the code, and reference: in English only.
        string[] generated = ["docs/ops.md", "docs/modules.md", "docs/performance.md"];
        var paths = Repository.Pages.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).ToList();
        foreach (var path in paths.Where(path => !path.EndsWith(".ja.md", StringComparison.Ordinal)).Except(generated))
            Assert.Contains(path[..^".md".Length] + ".ja.md", paths);
    }

    private static Page? Linked(string path) =>
        Repository.Pages.FirstOrDefault(page => Path.GetFullPath(Path.Combine(Repository.Root, page.Path)) == path);

    [GeneratedRegex("<Version>(.*?)</Version>")]
    private static partial Regex Version();

    [GeneratedRegex(@"Kasane(?:\.\w+)?(?:@|\.(?=\d+\.\d+\.\d+\.nupkg))(\d+\.\d+\.\d+)")]
    private static partial Regex Named();
}
