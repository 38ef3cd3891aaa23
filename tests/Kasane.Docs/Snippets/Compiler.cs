using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kasane.Docs;

/// <summary>Compiles code of the documentation against the library and its add-ons, as they were built for these tests.</summary>
internal static class Compiler
{
    /// <summary>What a new project has, and what the documentation takes for granted.</summary>
    public static readonly string[] Usings =
    [
        "using System;", "using System.Collections.Generic;", "using System.IO;", "using System.Linq;", "using System.Net.Http;",
        "using System.Threading;", "using System.Threading.Tasks;", "using Kasane;",
    ];

    /// <summary>The library shows its inside to this name.</summary>
    private const string Friend = "Kasane.Tests";

    // A snippet shows values without using them, and members without callers.
    private static readonly string[] Tolerated = ["CS0168", "CS0169", "CS0219", "CS0414", "CS0436", "CS0649", "CS8321", "CS1998"];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !name.StartsWith("xunit", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, OutputKind kind, bool isInternal = false)
    {
        var options = new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)
            .WithMetadataImportOptions(isInternal ? MetadataImportOptions.Internal : MetadataImportOptions.Public);
        return CSharpCompilation.Create(isInternal ? Friend : "Snippet", trees, References, options);
    }

    /// <summary>Errors and warnings, each with its place on the page.</summary>
    public static IEnumerable<string> Faults(CSharpCompilation compilation) => compilation.GetDiagnostics()
        .Where(fault => fault.Severity >= DiagnosticSeverity.Warning && !Tolerated.Contains(fault.Id))
        .Select(fault => $"{Place(fault)}: {fault.Id} {fault.GetMessage(null)}");

    public static string Place(Diagnostic fault)
    {
        var span = fault.Location.GetMappedLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}";
    }
}
