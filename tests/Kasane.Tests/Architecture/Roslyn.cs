using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kasane.Tests;

/// <summary>Compiles sources in memory against the running framework.</summary>
internal static class Roslyn
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The library, from its sources.</summary>
    public static CSharpCompilation CompileLibrary()
    {
        var trees = SourceTree.Files(SourceTree.Library).Select(file => Parse(File.ReadAllText(file), SourceTree.Relative(SourceTree.Library, file)));
        return Compile([.. trees, Parse("global using Kasane.Internal;", "Usings.cs")], Framework);
    }

    /// <summary>A program that uses the library as built.</summary>
    public static CSharpCompilation CompileProgram(string source) =>
        Compile([Parse(source, "Program.cs")], [.. Framework, MetadataReference.CreateFromFile(typeof(Tensor).Assembly.Location)]);

    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, MetadataReference[] references) => CSharpCompilation.Create(
        "Compiled",
        [.. trees, Parse(ImplicitUsings, "ImplicitUsings.cs")],
        references,
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14), path);
}
