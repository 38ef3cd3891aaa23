namespace Kasane.Tests;

/// <summary>Every pointwise kernel, and every fused derivative, against the plain loops of the reference device.</summary>
public class PointwiseKernelTests
{
    public static TheoryData<string> Names() => [.. OpCatalog.All.Select(op => op.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_vector_kernel_agrees_with_the_plain_loop(string op) => KernelCheck.Run(OpCatalog.All.First(item => item.GetType().Name == op));

    [Fact]
    public void The_catalog_finds_the_ops() => Assert.True(OpCatalog.All.Count > 100, $"only {OpCatalog.All.Count} ops were found");
}
