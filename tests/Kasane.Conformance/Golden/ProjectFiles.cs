namespace Kasane.Conformance.Golden;

/// <summary>Where the project keeps its own copy of the data and the lists that go with it.</summary>
static class ProjectFiles
{
    /// <summary>The golden data in the repository.</summary>
    public static string Data => Path.Combine(Tests, "conformance");

    /// <summary>What cannot be written in C#, with reasons.</summary>
    public static string Skips => Path.Combine(Tests, "Kasane.Conformance", "skips.tsv");

    private static string Tests
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var tests = Path.Combine(folder.FullName, "tests");
                if (Directory.Exists(Path.Combine(tests, "Kasane.Conformance"))) return tests;
            }
            throw new DirectoryNotFoundException($"No folder 'tests/Kasane.Conformance' above {AppContext.BaseDirectory}.");
        }
    }

    /// <summary>The list of cases that pass on a device.</summary>
    public static string Passing(string device) =>
        Path.Combine(Tests, "Kasane.Conformance", device == "cpu" ? "passing.txt" : $"passing.{device}.txt");
}
