using System.CommandLine;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Report;

/// <summary>The command line.</summary>
static class ConformanceProgram
{
    public static int Run(string[] args)
    {
        Argument<string?> directory = new("DIR")
        {
            Description = "A directory of cases; the repository's own if left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<CaseKind[]> kinds = new("--kind") { Description = "Only this kind of cases; may be repeated." };
        Option<string?> group = new("--group") { Description = "Only this group of ops, such as linalg." };
        Option<string?> only = new("--only") { Description = "Only this op, module, .. or these ids (* for any characters)." };
        Option<string?> failures = new("--failures") { Description = "Write a line per failed case to this file: id TAB reason." };
        Option<string> device = new("--device") { Description = "The device to test.", DefaultValueFactory = _ => "cpu" };
        device.AcceptOnlyFromAmong("cpu", "reference");
        Option<bool> quiet = new("--quiet") { Description = "Only a line per kind." };
        Option<bool> update = new("--update") { Description = "Extend the list of what passes." };
        Option<bool> allowShrink = new("--allow-shrink") { Description = "With --update: take cases off the list, too." };
        RootCommand root = new(
            "Runs conformance cases against Kasane. A case that expects an error passes if the library throws the right kind of exception, "
            + "or if C#'s compiler refuses the call because no overload takes the type of an argument.")
        {
            directory, kinds, group, only, failures, device, quiet, update, allowShrink,
        };
        root.SetAction(parsed =>
        {
            var given = parsed.GetValue(kinds) is { Length: > 0 } some ? some : [.. CaseFilter.All.Kinds];
            return Run(
                parsed.GetValue(directory), new(given, parsed.GetValue(group), parsed.GetValue(only)), parsed.GetValue(device)!,
                parsed.GetValue(failures), parsed.GetValue(quiet), parsed.GetValue(update), parsed.GetValue(allowShrink));
        });
        return root.Parse(args).Invoke();
    }

    private static int Run(string? directory, CaseFilter filter, string device, string? failures, bool quiet, bool update, bool allowShrink)
    {
        var path = directory ?? ProjectFiles.Data;
        if (!Directory.Exists(path))
        {
            Console.Error.WriteLine($"There is no directory {path}.");
            return 2;
        }
        var results = new Session(Library.On(device), SkipList.Read(ProjectFiles.Skips)).Run(path, filter).ToList();
        Table.Write(Console.Out, results, quiet);
        Table.WriteUnknown(Console.Out, results);
        if (failures is not null) FailuresFile.Write(failures, results);
        var refused = update && !Update(ProjectFiles.Passing(device), results, allowShrink);
        Console.WriteLine(Table.Summary(results));
        return refused || results.Exists(result => result.Outcome == Outcome.Failed) ? 1 : 0;
    }

    private static bool Update(string path, List<CaseResult> results, bool allowShrink)
    {
        var list = PassingList.Read(path);
        var outcomes = results.Select(result => (result.Case.Id, result.Outcome == Outcome.Passed)).ToList();
        var (lost, won) = list.Compare(outcomes);
        if (lost.Count > 0 && !allowShrink)
        {
            Console.WriteLine(
                $"not updated: {lost.Count} listed cases no longer pass, such as {string.Join(", ", lost.Take(5))} "
                + "(--allow-shrink takes them off)");
            return false;
        }
        list.Updated(outcomes).Write(path);
        Console.WriteLine($"{Path.GetFileName(path)}: {won.Count} cases more, {lost.Count} less");
        return true;
    }
}
