using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Report;

/// <summary>One line per failed case: <c>id TAB reason</c>.</summary>
static class FailuresFile
{
    public static void Write(string path, IEnumerable<CaseResult> results) =>
        File.WriteAllLines(path, results.Where(result => result.Outcome == Outcome.Failed).Select(Line));

    public static string Line(CaseResult result) =>
        $"{result.Case.Id}\t{result.Reason!.ReplaceLineEndings(" ").Replace('\t', ' ')}";
}
