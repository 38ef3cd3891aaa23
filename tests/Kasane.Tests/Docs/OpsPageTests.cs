namespace Kasane.Tests.Docs;

/// <summary>The page of operations says what the code does.</summary>
public class OpsPageTests
{
    [Fact]
    public void The_page_is_current()
    {
        var path = Path.Combine(SourceTree.Root, "..", "docs", "ops.md");
        var text = OpsPage.Text();
        if (Environment.GetEnvironmentVariable("KASANE_UPDATE_DOCS") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), "docs/ops.md is missing. Write it: KASANE_UPDATE_DOCS=1 dotnet test tests/Kasane.Tests");
        Assert.True(
            File.ReadAllText(path) == text,
            "docs/ops.md does not say what the operations do now. Renew it: KASANE_UPDATE_DOCS=1 dotnet test tests/Kasane.Tests");
    }
}
