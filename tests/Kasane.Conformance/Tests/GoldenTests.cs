using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Report;
using Kasane.Conformance.Runners;

namespace Kasane.Conformance.Tests;

/// <summary>The golden data on a device: what passed once passes for ever, and what passes is on the list.</summary>
[Collection("golden")]
public abstract class GoldenTests(string device)
{
    private const int Shown = 20;

    [Fact]
    public void Ops() => Check(CaseKind.Ops);

    [Fact]
    public void Autograd() => Check(CaseKind.Autograd);

    [Fact]
    public void Modules() => Check(CaseKind.Modules);

    [Fact]
    public void Optimizers() => Check(CaseKind.Optimizers);

    [Fact]
    public void Schedulers() => Check(CaseKind.Schedulers);

    [Fact]
    public void Random() => Check(CaseKind.Random);

    [Fact]
    public void Traces() => Check(CaseKind.Traces);

    [Fact]
    public void Checkpoints() => Check(CaseKind.Checkpoints);

    private void Check(CaseKind kind)
    {
        var session = new Session(Library.On(device), SkipList.Read(ProjectFiles.Skips));
        var results = session.Run(ProjectFiles.Data, new([kind])).ToDictionary(result => result.Case.Id);
        var list = PassingList.Read(ProjectFiles.Passing(device));
        var (lost, won) = list.Compare(results.Values.Select(result => (result.Case.Id, result.Outcome == Outcome.Passed)));
        if (lost.Count > 0)
            Assert.Fail($"{lost.Count} cases that passed before fail now:\n{string.Join('\n', lost.Take(Shown).Select(id => $"{id}: {results[id].Reason}"))}");
        if (won.Count > 0)
            Assert.Fail(
                $"{won.Count} cases pass that are not on the list, such as {string.Join(", ", won.Take(Shown))}. Add them with:\n"
                + $"dotnet run -c Release --project tests/Kasane.Conformance -- --device {device} --update");
    }
}

public sealed class CpuGoldenTests() : GoldenTests("cpu");

public sealed class ReferenceGoldenTests() : GoldenTests("reference");

/// <summary>The checked-in lists speak of cases that exist.</summary>
public sealed class ListTests
{
    private static readonly HashSet<string> Ids =
        [.. Enum.GetValues<CaseKind>().SelectMany(kind => CaseDirectory.Read(ProjectFiles.Data, kind)).Select(@case => @case.Id)];

    [Fact]
    public void Every_skip_pattern_matches_a_case() => Assert.All(
        SkipList.Read(ProjectFiles.Skips).Entries, entry => Assert.Contains(Ids, id => IdPattern.Matches(entry.Pattern, id)));

    [Theory]
    [InlineData("cpu")]
    [InlineData("reference")]
    public void Every_listed_case_exists(string device)
    {
        var path = ProjectFiles.Passing(device);
        if (File.Exists(path)) Assert.Empty(PassingList.Parse(File.ReadLines(path)).Except(Ids));
    }
}
