namespace Kasane.Tests;

/// <summary>The library's source files, as they lie in the repository.</summary>
internal static class SourceTree
{
    /// <summary>The folder <c>src</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder <c>src/Kasane</c>.</summary>
    public static string Library { get; } = Path.Combine(Root, "Kasane");

    /// <summary>The hand-written C# files below a folder.</summary>
    public static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Relative(folder, file).Split('/').Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    /// <summary>A path below a folder, with slashes.</summary>
    public static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "src", "Kasane");
            if (Directory.Exists(candidate)) return Path.GetDirectoryName(candidate)!;
        }
        throw new DirectoryNotFoundException($"No folder src/Kasane above {AppContext.BaseDirectory}. Run the tests inside the repository.");
    }
}
