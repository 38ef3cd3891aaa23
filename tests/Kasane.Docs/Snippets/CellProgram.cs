using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kasane.Docs;

/// <summary>
/// The code of a page's tables, each piece as a method of its own. A piece may be an expression or statements, a type (in
/// <c>typeof</c>), or a member of a type (in <c>nameof</c>); what does not compile as one is tried as the next.
/// </summary>
internal static class CellProgram
{
    private static readonly Func<Cell, string?>[] Readings =
    [
        Statement,
        cell => SyntaxFactory.ParseTypeName(cell.Code, consumeFullText: true).ContainsDiagnostics ? null : $"_ = typeof({cell.Code});",
        cell => $"_ = nameof({cell.Code});",
    ];

    /// <summary>What does not compile in any reading, with the errors of the first.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<Cell> cells)
    {
        var left = cells;
        Dictionary<Cell, string>? first = null;
        foreach (var reading in Readings)
        {
            var failed = Compile(left, reading);
            first ??= failed;
            left = [.. failed.Keys];
            if (left.Count == 0) break;
        }
        return [.. left.Select(cell => $"{cell.Place}: `{cell.Code}`: {first![cell]}")];
    }

    private static Dictionary<Cell, string> Compile(IReadOnlyList<Cell> cells, Func<Cell, string?> reading)
    {
        var source = new StringBuilder(string.Join('\n', Compiler.Usings)).Append(
            "\nusing Kasane.Models;\nusing F = Kasane.Functional;\ninternal static class Cells\n{\n");
        var failed = new Dictionary<Cell, string>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (reading(cells[i]) is not { } code)
            {
                failed[cells[i]] = "is no code";
                continue;
            }
            source.Append(CultureInfo.InvariantCulture, $"    public static void Cell{i}({cells[i].Parameters})\n    {{\n");
            source.Append(CultureInfo.InvariantCulture, $"#line 1 \"{i}\"\n{code}\n#line default\n    }}\n");
        }
        var tree = Compiler.Parse(source.Append('}').ToString(), "Cells.cs");
        var compilation = Compiler.Compile([tree], OutputKind.DynamicallyLinkedLibrary);
        foreach (var fault in compilation.GetDiagnostics().Where(fault => fault.Severity == DiagnosticSeverity.Error))
        {
            var path = fault.Location.GetMappedLineSpan().Path;
            if (!int.TryParse(path, CultureInfo.InvariantCulture, out var number))
                throw new InvalidOperationException($"{cells[0].Page}: {fault}");
            failed.TryAdd(cells[number], $"{fault.Id} {fault.GetMessage(null)}");
        }
        return failed;
    }

    private static string? Statement(Cell cell)
    {
        var expression = SyntaxFactory.ParseExpression(cell.Code, consumeFullText: true);
        if (expression.GetDiagnostics().Any(IsError)) return cell.Code.TrimEnd() is [.., ';' or '}'] ? cell.Code : null;
        return expression is InvocationExpressionSyntax or AssignmentExpressionSyntax ? $"{cell.Code};" : $"_ = {cell.Code};";
    }

    private static bool IsError(Diagnostic fault) => fault.Severity == DiagnosticSeverity.Error;
}
