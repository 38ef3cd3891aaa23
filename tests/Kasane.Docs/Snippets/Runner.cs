using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace Kasane.Docs;

/// <summary>Runs a compiled snippet in an empty folder.</summary>
internal static class Runner
{
    private const long FirstSeed = 67280421310721;

    /// <returns>What it printed.</returns>
    public static string Run(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("snippet", isCollectible: true);
        var (output, folder) = (Console.Out, Directory.GetCurrentDirectory());
        var work = Directory.CreateTempSubdirectory("kasane-docs-");
        using var written = new StringWriter { NewLine = "\n" };
        try
        {
            Generator.Default.ManualSeed(FirstSeed);
            Console.SetOut(written);
            Directory.SetCurrentDirectory(work.FullName);
            var main = context.LoadFromStream(image).EntryPoint!;
            object[] arguments = main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        finally
        {
            Directory.SetCurrentDirectory(folder);
            Console.SetOut(output);
            work.Delete(recursive: true);
            context.Unload();
        }
        return written.ToString().TrimEnd('\n');
    }
}
