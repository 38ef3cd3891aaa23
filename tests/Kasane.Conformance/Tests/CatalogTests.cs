using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Tests;

public sealed class CatalogTests
{
    private static readonly Catalog Catalog = new(
        [typeof(Sample.Tensor), typeof(Sample.Functional), typeof(Sample.Linalg), typeof(Sample.Conv2d)]);

    private static object? Call(string op, params object?[] positional) =>
        new OpCaller(
            Catalog, new ArgumentBinder(new ArgumentConverter(Catalog.Function)), new Dictionary<string, Func<Arguments, object?>>())
                .Call(op, Arguments.Of(positional));

    [Theory]
    [InlineData("leaky_relu", "leaky")]
    [InlineData("nn.functional.leaky_relu", "leaky")]
    [InlineData("Tensor.leaky_relu", "leaky")]
    [InlineData("matmul", "matmul")]
    [InlineData("linalg.norm", "linalg norm")]
    [InlineData("norm", "norm")]
    [InlineData("linalg.det", "det")]
    [InlineData("Tensor.add_", "add in place")]
    [InlineData("Tensor.sum", "instance sum")]
    [InlineData("Tensor.T", "all dimensions")]
    [InlineData("special.leaky_relu", "leaky")]
    [InlineData("Tensor.mH", "extension property")]
    public void Names_are_found(string op, string expected) => Assert.Equal(expected, Call(op, new Sample.Tensor()));

    [Theory]
    [InlineData("nothing")]
    [InlineData("fft.leaky_relu")]
    [InlineData("Tensor.leaky_relu_")]
    [InlineData("masked.norm")]
    public void Other_names_are_unknown(string op) =>
        Assert.StartsWith(
            "unknown: ", Assert.Throws<BindingException>(() => Call(op, new Sample.Tensor())).Message, StringComparison.Ordinal);

    [Fact]
    public void Reversed_operators_swap_their_arguments() => Assert.Equal("3 - x", Call("Tensor.__rsub__", new Sample.Tensor(), 3L));

    [Fact]
    public void Static_methods_of_Tensor_are_found() => Assert.Equal("ones 2", Call("ones", 2L));

    [Fact]
    public void Classes_are_constructed_by_name()
    {
        var binder = new ArgumentBinder(new ArgumentConverter(Catalog.Function));
        var made = binder.Bind("Conv2d", Catalog.Constructors("Conv2d"), Arguments.Of(1L, 2L).With("kernel_size", 3L)).Invoke();
        Assert.Equal(3, Assert.IsType<Sample.Conv2d>(made).KernelSize);
        Assert.Throws<BindingException>(() => Catalog.Constructors("Conv9d"));
    }
}
