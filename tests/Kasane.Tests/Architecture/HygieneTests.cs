using System.Text.RegularExpressions;

namespace Kasane.Tests;

/// <summary>What every file and every type of the product keeps to.</summary>
public partial class HygieneTests
{
    private const int MostLines = 500;

    public static IEnumerable<string> Sources => SourceTree.Files(SourceTree.Root);

    [Fact]
    public void No_hand_written_file_is_long() => Assert.DoesNotContain(
        Sources, file => !file.EndsWith(".g.cs", StringComparison.Ordinal) && File.ReadLines(file).Count() > MostLines);

    [Fact]
    public void Nothing_is_left_unimplemented() => Assert.DoesNotContain(Sources, file => Unfinished().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Files_name_the_namespace_of_their_project() => Assert.DoesNotContain(Sources, file =>
    {
        var project = SourceTree.Relative(SourceTree.Root, file).Split('/')[0];
        var match = Namespace().Match(File.ReadAllText(file));
        if (!match.Success || match.Groups[1].Value is not { } name) return false;
        // Dialects have a namespace each. Kasane.Linalg adds to the core's Linalg and Init, so that one using is enough.
        return name != project && !name.StartsWith(project + ".", StringComparison.Ordinal) && name != "Kasane.Internal"
            && (project, name) != ("Kasane.Linalg", "Kasane");
    });

    [Fact]
    public void Public_types_live_in_Kasane_and_internal_ones_in_Kasane_or_Kasane_Internal()
    {
        foreach (var type in typeof(Tensor).Assembly.GetTypes())
        {
            if (type.IsNested || type.Name.Contains('<', StringComparison.Ordinal) || type.Namespace?.StartsWith("Kasane", StringComparison.Ordinal) != true) continue;
            if (type.IsPublic) Assert.True(type.Namespace == "Kasane", $"{type} is public.");
            else Assert.True(type.Namespace is "Kasane" or "Kasane.Internal", $"{type} is internal.");
        }
    }

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
