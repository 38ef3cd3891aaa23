namespace Kasane.Tests;

/// <summary>
/// The public surface changes on purpose only: PublicApi.txt lists it. After an intended change run the test with KASANE_UPDATE_API=1 and
/// commit the rewritten file.
/// </summary>
public class PublicApiTests
{
    private static readonly string Golden = Path.Combine(SourceTree.Root, "..", "tests", "Kasane.Tests", "Architecture", "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_the_listed_one()
    {
        var actual = PublicApi.Of(typeof(Tensor).Assembly);
        if (Environment.GetEnvironmentVariable("KASANE_UPDATE_API") == "1") File.WriteAllText(Golden, string.Join('\n', actual) + "\n");
        var listed = File.ReadAllLines(Golden);
        var (added, removed) = (actual.Except(listed).ToArray(), listed.Except(actual).ToArray());
        Assert.True(
            actual.SequenceEqual(listed),
            "The public surface differs from PublicApi.txt (KASANE_UPDATE_API=1 rewrites it):\n"
            + string.Join('\n', added.Select(line => "+ " + line).Concat(removed.Select(line => "- " + line))));
    }
}
