using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kasane.Tests;

/// <summary>A place in the library that sees something of a higher floor.</summary>
/// <param name="File">Where it stands, below src/Kasane.</param>
/// <param name="Line">The line there.</param>
/// <param name="Seen">What it sees: a type, or a type's member.</param>
/// <param name="Home">Where that is declared.</param>
internal sealed record UpwardUse(string File, int Line, string Seen, string Home)
{
    public static IEnumerable<UpwardUse> In(Compilation compilation) => compilation.SyntaxTrees
        .Where(tree => Floors.Of(tree.FilePath) >= 0 && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
        .AsParallel().AsOrdered()
        .SelectMany(tree => In(tree, compilation.GetSemanticModel(tree)));

    public override string ToString() =>
        $"{File}:{Line} ({Floors.Name(Floors.Of(File))}) sees {Seen} of {Home} ({Floors.Name(Floors.Of(Home))})";

    private static IEnumerable<UpwardUse> In(SyntaxTree tree, SemanticModel model)
    {
        var floor = Floors.Of(tree.FilePath);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (!Refers(node) || model.GetSymbolInfo(node).Symbol is not { } symbol) continue;
            if (HomeOf(symbol) is not { } home || Floors.Of(home) <= floor) continue;
            yield return new(tree.FilePath, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Display(symbol), home);
        }
    }

    // Everything that can name a symbol, or use one without naming it (operators, indexers, target-typed new).
    private static bool Refers(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => !name.IsVar,
        GenericNameSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax => true,
        ImplicitObjectCreationExpressionSyntax => true,
        AssignmentExpressionSyntax assignment => !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
        _ => false,
    };

    // Members count where they are declared, types where their lowest part is.
    private static string? HomeOf(ISymbol symbol)
    {
        if (symbol is INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or ILabelSymbol) return null;
        if (symbol is IMethodSymbol method) symbol = method.ReducedFrom ?? method;
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: true }) symbol = symbol.ContainingType;
        return symbol.OriginalDefinition.DeclaringSyntaxReferences
            .Select(reference => reference.SyntaxTree.FilePath)
            .Where(path => Floors.Of(path) >= 0)
            .MinBy(Floors.Of);
    }

    private static string Display(ISymbol symbol) => symbol is INamedTypeSymbol
        ? symbol.Name
        : $"{symbol.ContainingType?.Name}.{(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new" : symbol.Name)}";
}
