namespace Kasane.Docs;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>All pages, from the root.</summary>
    public static IReadOnlyList<Page> Pages { get; } =
    [
        .. Directory.GetFiles(Root, "*.md")
            .Concat(((string[])["docs", "samples", "src", "templates"]).SelectMany(folder => Under(folder, "*.md")))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => new Page(path)),
    ];

    public static Page Page(string path) => Pages.First(page => page.Path == path);

    /// <summary>Files of a folder, without what was built there.</summary>
    public static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kasane.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No Kasane.slnx above {AppContext.BaseDirectory}. Run the tests inside the repository.");
    }
}
