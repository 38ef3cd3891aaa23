using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kasane.Docs;

/// <summary>
/// A program made of blocks that go on from each other: all their usings, their statements in order, their types. Blocks with a namespace
/// are files of their own. Every piece keeps its place on the page.
/// </summary>
internal sealed class SnippetProgram
{
    private readonly SortedSet<string> usings = new(Compiler.Usings, StringComparer.Ordinal);
    private readonly StringBuilder statements = new();
    private readonly StringBuilder types = new();
    private readonly List<SyntaxTree> files = [];
    private readonly bool isInternal;

    public SnippetProgram(Block last)
    {
        foreach (var block in last.Chain)
        {
            isInternal |= block.IsInternal;
            if (block.Setup.Length > 0) Add(block.Setup, block, 0);
            Add(block.Code, block, block.Line);
        }
        if (isInternal) usings.Add("using Kasane.Internal;");
        var all = string.Concat(usings.Select(text => $"global {text}\n"));
        // A page may use `F` without saying each time what it is.
        if (!usings.Any(text => text.StartsWith("using F =", StringComparison.Ordinal))) all += "global using F = Kasane.Functional;\n";
        files.Add(Compiler.Parse(all, "Usings.cs"));
        files.Add(Compiler.Parse($"{statements}{types}", last.Page));
    }

    public bool HasStatements => statements.Length > 0;

    public CSharpCompilation Compile() =>
        Compiler.Compile(files, HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, isInternal);

    private void Add(string code, Block block, int line)
    {
        var tree = Compiler.Parse(code, block.Page);
        var root = tree.GetCompilationUnitRoot();
        foreach (var entry in root.Usings) usings.Add(entry.NormalizeWhitespace().ToString());
        if (root.Members.Any(member => member is BaseNamespaceDeclarationSyntax))
        {
            files.Add(Compiler.Parse($"{Mark(block.Page, line)}{Blank(root, code)}", block.Page));
            return;
        }
        foreach (var member in root.Members)
        {
            var start = tree.GetLineSpan(member.FullSpan).StartLinePosition.Line;
            var target = member is GlobalStatementSyntax ? statements : types;
            target.Append(Mark(block.Page, line + start)).Append(member.ToFullString()).Append('\n');
        }
        // What the parser could make nothing of must not get lost.
        if (!tree.GetDiagnostics().Any()) return;
        var end = root.EndOfFileToken;
        statements.Append(Mark(block.Page, line + tree.GetLineSpan(end.FullSpan).StartLinePosition.Line));
        statements.Append(end.ToFullString()).Append('\n');
    }

    /// <summary>The usings are kept elsewhere; blanks keep the lines.</summary>
    private static string Blank(CompilationUnitSyntax root, string code)
    {
        foreach (var entry in root.Usings) code = code.Replace(entry.ToString(), "", StringComparison.Ordinal);
        return code;
    }

    private static string Mark(string page, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"#line {Math.Max(line, 1)} \"{page}\"\n");
}
