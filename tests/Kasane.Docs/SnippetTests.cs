using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kasane.Docs;

/// <summary>Every block of C# on every page, and the code in tables.</summary>
public class SnippetTests
{
    public static TheoryData<string> PagesWithCode => Paths(page => page.Blocks.Count > 0 && Original(page) is null);

    public static TheoryData<string> Translations => Paths(page => Original(page) is not null);

    public static TheoryData<string> PagesWithCells => Paths(page => page.Cells.Count > 0);

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_block_compiles_and_prints_what_the_page_says(string path)
    {
        var faults = new List<string>();
        var blocks = Repository.Page(path).Blocks;
        foreach (var block in blocks)
        {
            if (Excerpts.Has(block)) continue;
            var program = new SnippetProgram(block);
            var compilation = program.Compile();
            var found = Compiler.Faults(compilation).ToList();
            faults.AddRange(found);
            if (found.Count > 0 || !program.HasStatements || Printed.Expected(block) is not { } expected) continue;
            // A later block runs this one with it.
            if (blocks.Any(other => other.Before == block && Printed.Expected(other) is not null)) continue;
            var actual = Runner.Run(compilation);
            if (!Printed.Agrees(expected, actual)) faults.Add($"{block.Place}: the page says\n{expected}\nbut it prints\n{actual}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void The_first_page_is_run_and_not_only_compiled() =>
        Assert.True(Repository.Page("docs/getting-started.md").Blocks.Count(block => Printed.Expected(block) is { Length: > 0 }) >= 9);

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_same_code_but_for_comments(string path)
    {
        var (blocks, originals) = (Repository.Page(path).Blocks, Original(Repository.Page(path))!.Blocks);
        Assert.True(blocks.Count == originals.Count, $"{path} has {blocks.Count} blocks of code, the original {originals.Count}.");
        foreach (var (block, original) in blocks.Zip(originals))
        {
            Assert.True(Same(block.Code, original.Code), $"{block.Place} has other code than {original.Place}:\n{block.Code}");
            Assert.True(block.Output == original.Output, $"{block.Place} has another output than {original.Place}.");
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithCells))]
    public void Code_in_tables_compiles(string path)
    {
        var faults = CellProgram.Faults(Repository.Page(path).Cells);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static TheoryData<string> Paths(Func<Page, bool> which) => [.. Repository.Pages.Where(which).Select(page => page.Path)];

    private static Page? Original(Page page) =>
        page.Path.EndsWith(".ja.md", StringComparison.Ordinal) ? Repository.Page(page.Path[..^".ja.md".Length] + ".md") : null;

    private static bool Same(string left, string right) =>
        SyntaxFactory.AreEquivalent(Compiler.Parse(left, ""), Compiler.Parse(right, ""), topLevel: false);
}
