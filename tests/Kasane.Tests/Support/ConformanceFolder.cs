namespace Kasane.Tests;

/// <summary>The reference data that lie beside the tests.</summary>
internal static class ConformanceFolder
{
    public static string Path { get; } = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "tests", "conformance");
            if (Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException(
            $"No folder tests/conformance above {AppContext.BaseDirectory}. Run the tests inside the repository.");
    }
}
