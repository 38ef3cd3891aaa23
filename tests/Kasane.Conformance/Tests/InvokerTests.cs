using Kasane.Conformance.Binding;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class InvokerTests
{
    private static object? Call(string name, params object?[] values) => Invoker.For(typeof(FakeApi).GetMethod(name)!)(null, values);

    [Fact]
    public void Spans_are_made_of_arrays_and_come_back_as_arrays()
    {
        Assert.Equal("view x 2,3", Call(nameof(FakeApi.View), "x", new long[] { 2, 3 }));
        Assert.Equal(new long[] { 3, 7 }, Call(nameof(FakeApi.Sizes), "abc"));
    }

    [Fact]
    public void In_and_out_parameters_work()
    {
        var results = Assert.IsType<object?[]>(Call(nameof(FakeApi.Split), "abcde", 2, null));
        Assert.Equal([("ab", "cde"), 3], results);
    }

    [Fact]
    public void Void_is_null() => Assert.Null(Call(nameof(FakeApi.Nothing)));

    [Fact]
    public void Constructors_properties_and_methods_of_structs_work()
    {
        var sizes = Invoker.For(typeof(List<long>).GetConstructor([typeof(int)])!)(null, [4]);
        Assert.IsType<List<long>>(sizes);
        object counter = new FakeCounter { Count = 2 };
        Assert.Equal(5, Invoker.For(typeof(FakeCounter).GetMethod(nameof(FakeCounter.Plus))!)(counter, [3]));
        Assert.Equal(2, Invoker.For(typeof(FakeCounter).GetProperty(nameof(FakeCounter.Count))!.GetMethod!)(counter, []));
    }

    [Fact]
    public void Exceptions_come_through_unwrapped() => Assert.Throws<ShapeException>(() => Call(nameof(FakeApi.Throw)));

    [Fact]
    public void Open_generics_cannot_be_called() => Assert.False(Invoker.CanCall(typeof(FakeApi).GetMethod(nameof(FakeApi.Generic))!));
}
