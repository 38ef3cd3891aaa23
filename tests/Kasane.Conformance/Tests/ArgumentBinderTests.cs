using Kasane.Conformance.Binding;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class ArgumentBinderTests
{
    private static readonly ArgumentConverter Converter = new((name, type) =>
        typeof(FakeApi).GetMethods().Where(method => Spelling.Same(method.Name, name))
            .Select(method => new Callable(method).ToDelegate(type)).FirstOrDefault());

    private static object? Call(string name, Arguments arguments, object? device = null)
    {
        var overloads = typeof(FakeApi).GetMethods().Where(method => method.Name == name).Select(method => new Callable(method)).ToList();
        return new ArgumentBinder(Converter, device).Bind(name, overloads, arguments).Invoke();
    }

    private static object? Call(string name, params object?[] positional) => Call(name, Arguments.Of(positional));

    private static object?[] List(params object?[] items) => items;

    [Fact]
    public void Overloads_are_chosen_by_fit()
    {
        Assert.Equal("sum x", Call("Sum", "x"));
        Assert.Equal("sum x dim 1 keep False", Call("Sum", "x", 1L));
        Assert.Equal("sum x dim 1 keep True", Call("Sum", "x", 1L, true));
        Assert.Equal("sum x dims 0,1 keep True", Call("Sum", "x", List(0L, 1L), true));
        Assert.Equal("sum x dims  keep False", Call("Sum", "x", List()));
    }

    [Fact]
    public void Keywords_are_bound_without_case_and_underscores()
    {
        Assert.Equal("sum x dim 2 keep True", Call("Sum", Arguments.Of("x").With("keepdim", true).With("dim", 2L)));
        Assert.Equal("2x3 by 4", Call("Pool", Arguments.Of("x").With("kernel_size", List(2L, 3L)).With("stride", 4L)));
        Assert.Equal("sum y", Call("Sum", Arguments.Of().With("input", "y")));
        Assert.Equal("sum x dims 1,2 keep False", Call("Sum", Arguments.Of("x").With("dim", List(1L, 2L))));
    }

    [Fact]
    public void Unknown_keywords_do_not_bind_unless_they_say_nothing()
    {
        Assert.Throws<BindingException>(() => Call("Sum", Arguments.Of("x").With("bogus", 1L)));
        Assert.Equal("sum x", Call("Sum", Arguments.Of("x").With("bogus", null)));
        Assert.Equal("sum x", Call("Sum", Arguments.Of("x").With("memory_format", new IgnoredArgument("memory_format"))));
    }

    [Fact]
    public void A_refusal_tells_a_wrong_type_from_a_missing_parameter()
    {
        Assert.True(Refused(() => Call("Sum", "x", "y")));
        Assert.True(Refused(() => Call("Loss", "x", "abc")));
        Assert.False(Refused(() => Call("Sum", Arguments.Of("x").With("bogus", 1L))));
        static bool Refused(Func<object?> call) => Assert.Throws<BindingException>(call).RefusedByType;
    }

    [Fact]
    public void Several_numbers_make_one_list()
    {
        Assert.Equal("view x 2,3", Call("View", "x", 2L, 3L));
        Assert.Equal("view x 2,3", Call("View", "x", List(2L, 3L)));
        Assert.Equal("view x ", Call("View", "x"));
        Assert.Equal("view x ", Call("View", "x", List()));
        Assert.Equal("reshape x 2,3", Call("Reshape", "x", 2L, 3L));
        Assert.Equal("zeros 2,3 Int64", Call("Zeros", Arguments.Of(2L, 3L).With("dtype", DType.Int64)));
        Assert.Equal("mesh a+b+c", Call("Mesh", "a", "b", "c"));
        Assert.Equal("cat a+b dim 1", Call("Cat", List("a", "b"), 1L));
    }

    [Fact]
    public void Numbers_keep_their_kind_on_the_way_to_a_scalar()
    {
        Assert.Equal("x + integer 2 * 1", Call("Add", "x", 2L));
        Assert.Equal("x + real 2 * bool True", Call("Add", Arguments.Of("x", 2.0).With("alpha", true)));
    }

    [Fact]
    public void Reals_and_bools_do_not_pass_for_integers()
    {
        Assert.Throws<BindingException>(() => Call("Sum", "x", 1.0));
        Assert.Throws<BindingException>(() => Call("Sum", "x", true));
        Assert.Throws<BindingException>(() => Call("View", "x", List(1.0)));
        Assert.Throws<BindingException>(() => Call("Sum", "x", "y"));
    }

    [Fact]
    public void Text_becomes_an_enum_by_name()
    {
        Assert.Equal("Mean 1E-05", Call("Loss", "x"));
        Assert.Equal("BatchMean 1", Call("Loss", Arguments.Of("x").With("reduction", "batch_mean").With("eps", 1L)));
        Assert.Throws<BindingException>(() => Call("Loss", "x", "abc"));
    }

    [Fact]
    public void None_stands_for_the_default() => Assert.Equal("Mean 0.5", Call("Loss", "x", null, 0.5));

    [Fact]
    public void Implicit_operators_are_used()
    {
        Assert.Equal("3x3 by 0", Call("Pool", "x", 3L));
        Assert.Equal("3x4 by 5", Call("Pool", "x", List(3L, 4L), 5L));
        Assert.Throws<BindingException>(() => Call("Pool", "x", List(3L, 4L, 5L)));
    }

    [Fact]
    public void Functions_and_names_of_functions_become_delegates()
    {
        Assert.Equal("relu x", Call("Apply", "x", new FunctionArgument("relu")));
        Assert.Equal("relu x", Call("Apply", "x", "relu"));
    }

    [Fact]
    public void A_default_device_is_put_in()
    {
        Assert.Equal("x on ", Call("Make", "x"));
        Assert.Equal("x on reference", Call("Make", Arguments.Of("x"), Device.Reference));
        Assert.Equal("x on cpu", Call("Make", Arguments.Of("x", "cpu"), Device.Reference));
    }

    [Fact]
    public void Dictionaries_keep_their_order() => Assert.Equal(
        "b=1;a=2", Call("Named", new MapArgument([KeyValuePair.Create("b", (object?)1L), KeyValuePair.Create("a", (object?)2L)])));

    [Fact]
    public void Out_parameters_are_filled_in() =>
        Assert.Equal([("ab", "cde"), 3], Assert.IsType<object?[]>(Call("Split", "abcde", 2L)));

    [Fact]
    public void Errors_of_the_library_while_arguments_are_made_are_its_own()
    {
        Assert.Throws<ShapeException>(() => Call("Reshape", "x", List(-1L)));
        Assert.Equal("view x -1", Call("View", "x", -1L));
    }

    [Fact]
    public void Records_tuples_and_arrays_are_lists_of_results()
    {
        Assert.Equal(["x", "3"], Lists.Items(Call("TopK", "x", 3L)));
        Assert.Equal([1, 2], Lists.Items((1, 2)));
        Assert.Equal([1L, 2L], Lists.Items(new long[] { 1, 2 }));
        Assert.Null(Lists.Items("text"));
        Assert.Null(Lists.Items(1));
    }
}
