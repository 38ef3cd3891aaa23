using System.Globalization;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Report;

/// <summary>The result of a run as a table: per kind and name how many passed, and the worst error in units of the tolerance.</summary>
static class Table
{
    public static void Write(TextWriter writer, IReadOnlyList<CaseResult> results, bool quiet)
    {
        foreach (var kind in results.GroupBy(result => result.Case.Kind))
        {
            if (!quiet)
                foreach (var name in kind.GroupBy(result => result.Case.Name).OrderBy(name => name.Key, StringComparer.Ordinal))
                    writer.WriteLine(Row($"  {name.Key}", [.. name]));
            writer.WriteLine(Row(CaseDirectory.Folder(kind.Key), [.. kind]));
        }
    }

    /// <summary>The ops, modules, .. that the library does not know.</summary>
    public static void WriteUnknown(TextWriter writer, IReadOnlyList<CaseResult> results)
    {
        var unknown = results
            .Where(result => result.Outcome == Outcome.Failed && result.Reason!.StartsWith("unknown: ", StringComparison.Ordinal))
            .GroupBy(result => result.Reason!["unknown: ".Length..])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({group.Count()})")
            .ToList();
        if (unknown.Count > 0) writer.WriteLine($"unknown: {string.Join(", ", unknown)}");
    }

    public static string Summary(IReadOnlyList<CaseResult> results)
    {
        int Count(Outcome outcome) => results.Count(result => result.Outcome == outcome);
        return string.Create(
            CultureInfo.InvariantCulture,
                $"{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed, {Count(Outcome.Skipped)} skipped");
    }

    private static string Row(string name, IReadOnlyList<CaseResult> results)
    {
        var passed = results.Count(result => result.Outcome == Outcome.Passed);
        var skipped = results.Count(result => result.Outcome == Outcome.Skipped);
        var worst = results.Max(result => result.Worst);
        var counts = string.Create(CultureInfo.InvariantCulture, $"{passed}/{results.Count - skipped}");
        var note = skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $"  {skipped} skipped") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{name,-52} {counts,11}  {Error(worst),8}{note}");
    }

    private static string Error(double worst) => double.IsPositiveInfinity(worst) ? "wrong"
        : worst.ToString("G3", CultureInfo.InvariantCulture);
}
