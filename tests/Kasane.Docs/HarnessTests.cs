namespace Kasane.Docs;

/// <summary>The tests of the pages would notice.</summary>
public class HarnessTests
{
    [Fact]
    public void A_name_that_does_not_exist_is_found_with_its_place()
    {
        var first = new Block("page.md", 10, "var x = Tensor.Zeros(2);\n\nx.NoSuchThing();", null, "", false);
        var second = new Block("page.md", 20, "// a comment\nx.NeitherThis();\n\nclass C : Nothing;", first, "", false);
        Assert.Equal(
            ["page.md:12", "page.md:21", "page.md:23"],
            Compiler.Faults(new SnippetProgram(second).Compile()).Select(fault => fault.Split(": ")[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("x.NoSuchThing()")]
    [InlineData("Tensor.Zeros(2, 3")]
    [InlineData("NoSuchType")]
    [InlineData("Tensor.NoSuchMember")]
    [InlineData("x.Sum(keepdims: true)")]
    [InlineData("var y = x.NoSuchThing();")]
    public void A_cell_that_does_not_compile_is_found(string code)
    {
        var faults = CellProgram.Faults([new("page.md", 7, code, "Tensor x"), new("page.md", 8, "x.Sum()", "Tensor x")]);
        Assert.StartsWith("page.md:7:", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss 1.234", "loss 1.236", true)]
    [InlineData("loss 1.234", "loss 1.244", false)]
    [InlineData("tensor([1., 2.])", "tensor([1., 3.])", false)]
    [InlineData("tensor([0.1234, 2.])", "tensor([0.1235, 2.])", true)]
    [InlineData("30 steps", "31 steps", false)]
    [InlineData("-0.5 and 0.25", "-0.5 and 0.25", true)]
    [InlineData("a b", "a", false)]
    public void Outputs_agree_up_to_the_last_digit(string expected, string actual, bool agree) =>
        Assert.Equal(agree, Printed.Agrees(expected, actual));
}
