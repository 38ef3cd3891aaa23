namespace Kasane.Tests;

public class ModulesPageTests
{
    [Fact]
    public void ThePageIsCurrent()
    {
        var file = Path.Combine(ConformanceFolder.Path, "..", "..", "docs", "modules.md");
        var expected = ModulesPage.Write();
        if (Environment.GetEnvironmentVariable("KASANE_UPDATE_DOCS") is not null) File.WriteAllText(file, expected);
        Assert.True(File.Exists(file), "docs/modules.md is missing. Run the tests once with KASANE_UPDATE_DOCS=1.");
        Assert.Equal(expected, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void EveryClassOfTorchNnHasACounterpart()
    {
        var missing = ModulesPage.TorchClasses().Where(entry => entry.Type is not null && ModulesPage.Find(entry.Type) is null);
        Assert.Empty(missing.Select(entry => entry.Torch));
        // Those without one are named with their reason.
        Assert.Equal(["Container", "UninitializedBuffer"], ModulesPage.TorchClasses().Where(entry => entry.Type is null).Select(entry => entry.Torch).Order());
    }
}
