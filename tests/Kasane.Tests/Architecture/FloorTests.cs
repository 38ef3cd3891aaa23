using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kasane.Tests;

/// <summary>The floors of the house: no file sees anything above its own floor, but for the exceptions that are named.</summary>
public class FloorTests
{
    private static readonly Lazy<CSharpCompilation> Library = new(Roslyn.CompileLibrary);
    private static readonly Lazy<UpwardUse[]> Uses = new(() => [.. UpwardUse.In(Library.Value)]);

    [Fact]
    public void Every_file_belongs_to_a_floor() => Assert.DoesNotContain(
        SourceTree.Files(SourceTree.Library).Select(file => SourceTree.Relative(SourceTree.Library, file)), file => Floors.Of(file) < 0);

    [Fact]
    public void The_sources_can_be_analysed() => Assert.Empty(Library.Value.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Fact]
    public void Nothing_looks_up()
    {
        var forbidden = Uses.Value.Where(use => !FloorException.All.Any(exception => exception.Allows(use))).ToArray();
        Assert.True(forbidden.Length == 0, $"{forbidden.Length} places look up:\n{string.Join('\n', forbidden.Select(use => use.ToString()))}");
    }

    [Fact]
    public void No_exception_is_left_over()
    {
        foreach (var exception in FloorException.All)
            foreach (var seen in exception.Seen)
                Assert.True(Uses.Value.Any(use => use.Seen == seen && exception.Allows(use)), $"{exception.From} no longer sees {seen}: remove the exception.");
    }
}
