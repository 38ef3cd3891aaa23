using Kasane.Conformance.Golden;
using Kasane.Conformance.Report;
using Kasane.Conformance.Runners;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class ReportTests
{
    private static readonly Case Case = TestCase.Of(CaseKind.Ops, """{"id":"ops/x/0","op":"x","group":"tensor"}""");

    [Fact]
    public void The_passing_list_is_written_by_folder_and_read_back()
    {
        var list = new PassingList(["ops/b/1", "ops/a/2", "ops/b/0", "modules/X/000"]);
        Assert.Equal(["modules/X: 000", "ops/a: 2", "ops/b: 0 1"], list.Lines());
        Assert.Equal(["modules/X/000", "ops/a/2", "ops/b/0", "ops/b/1"], PassingList.Parse(list.Lines()));
    }

    [Fact]
    public void The_passing_list_tells_what_was_lost_and_what_was_won()
    {
        var list = new PassingList(["a/1", "a/2"]);
        (string, bool)[] results = [("a/1", false), ("a/2", true), ("a/3", true), ("a/4", false)];
        var (lost, won) = list.Compare(results);
        Assert.Equal(["a/1"], lost);
        Assert.Equal(["a/3"], won);
        Assert.Equal(["a: 2 3"], list.Updated(results).Lines());
        Assert.Equal(["a: 1 2 9"], list.Updated([("a/9", true)]).Lines());
    }

    [Fact]
    public void Skips_have_patterns_and_reasons()
    {
        var skips = SkipList.Parse(["# comment", "", "ops/*/error-0?\tno such call"]);
        Assert.Equal("no such call", skips.ReasonFor("ops/add/error-01"));
        Assert.Null(skips.ReasonFor("ops/add/f32-01"));
        Assert.Throws<InvalidDataException>(() => SkipList.Parse(["ops/add"]));
    }

    [Fact]
    public void The_table_counts_per_name_and_kind()
    {
        CaseResult[] results = [new(Case, Outcome.Passed, null, 0.5), new(Case, Outcome.Failed, "bad", double.PositiveInfinity),
            new(Case, Outcome.Skipped, "no", 0)];
        var writer = new StringWriter();
        Table.Write(writer, results, quiet: false);
        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("1/2", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains("wrong", line, StringComparison.Ordinal));
        Assert.Equal("1 passed, 1 failed, 1 skipped", Table.Summary(results));
    }

    [Fact]
    public void Failures_are_single_lines() =>
        Assert.Equal("ops/x/0\tbad thing", FailuresFile.Line(new(Case, Outcome.Failed, "bad\nthing", 0)));

    [Fact]
    public void Filters_choose_by_kind_group_name_and_pattern()
    {
        Assert.True(CaseFilter.All.Includes(Case));
        Assert.True(new CaseFilter([CaseKind.Ops], "tensor", "x").Includes(Case));
        Assert.True(new CaseFilter([CaseKind.Ops], null, "ops/*/0").Includes(Case));
        Assert.False(new CaseFilter([CaseKind.Ops], "linalg").Includes(Case));
        Assert.False(new CaseFilter([CaseKind.Ops], null, "y").Includes(Case));
    }
}
