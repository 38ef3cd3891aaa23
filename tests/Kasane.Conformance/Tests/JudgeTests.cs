using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class JudgeTests
{
    private static readonly Case Case = TestCase.Of(CaseKind.Ops, """{"id":"ops/test/0"}""", ("y", TestCase.Floats(1, 2)));
    private static readonly TensorValue Y = new("y") { Tolerance = new(1e-5, 1e-6) };

    private static Judge Judge() => new(Case, new FakeTensors());

    private static void Fails(Value expected, object? actual) => Assert.Throws<CaseFailure>(() => Judge().Output("y", expected, actual));

    private static ListValue List(params Value[] items) => new(items);

    [Fact]
    public void Tensors_and_lists_of_tensors_pass_and_are_collected_in_order()
    {
        var judge = Judge();
        FakeTensor a = new([2], 1, 2), b = new([2], 1, 2), c = new([2], 1, 2);
        judge.Output("y", List(Y, List(Y, new ShapeValue([2], DType.Float32)), new NoneValue()), (a, new[] { b, c }, (object?)null));
        Assert.Equal([a, b, c], judge.Outputs);
        Assert.Equal(0, judge.Worst);
    }

    [Fact]
    public void Wrong_values_shapes_and_counts_fail()
    {
        Fails(Y, new FakeTensor([2], 1, 2.1f));
        Fails(Y, new FakeTensor([2, 1], 1, 2));
        Fails(Y, null);
        Fails(Y, 1.0);
        Fails(Y, new[] { new FakeTensor([2], 1, 2) });
        Fails(List(Y), new FakeTensor([2], 1, 2));
        Fails(List(Y, Y), new[] { new FakeTensor([2], 1, 2) });
        Fails(List(Y), new[] { new FakeTensor([2], 1, 2), new FakeTensor([2], 1, 2) });
        Fails(new NoneValue(), new FakeTensor([2], 1, 2));
        Fails(new ShapeValue([2], DType.Int64), new FakeTensor([2], 1, 2));
        Fails(new ShapeValue([1], DType.Float32), new FakeTensor([2], 1, 2));
    }

    [Fact]
    public void Plain_values_are_compared_by_kind_and_value()
    {
        Judge().Output("y", new IntegerValue(3), 3);
        Judge().Output("y", new IntegerValue(3), 3L);
        Judge().Output("y", new BoolValue(true), true);
        Judge().Output("y", new FloatValue(0.5), 0.5f);
        Judge().Output("y", new TextValue("a"), "a");
        Judge().Output("y", new DTypeValue(DType.Int8), DType.Int8);
        Judge().Output("y", List(new IntegerValue(2), new IntegerValue(3)), Shape.Create([2, 3]));
        Fails(new IntegerValue(3), 4);
        Fails(new IntegerValue(1), true);
        Fails(new IntegerValue(3), 3.0);
        Fails(new BoolValue(true), false);
        Fails(new BoolValue(true), 1);
        Fails(new FloatValue(0.5), 0.51);
        Fails(new FloatValue(0.5), double.NaN);
        Fails(new DTypeValue(DType.Int8), DType.UInt8);
        Fails(List(new IntegerValue(2), new IntegerValue(3)), Shape.Create([3, 2]));
    }

    [Fact]
    public void A_missing_gradient_fails()
    {
        Judge().Gradient("x", Y, new FakeTensor([2], 1, 2));
        Assert.Throws<CaseFailure>(() => Judge().Gradient("x", Y, null));
        Assert.Throws<CaseFailure>(() => Judge().Gradient("x", Y, new FakeTensor([2], 0, 0)));
    }

    [Fact]
    public void A_gradient_where_none_is_expected_must_be_zero()
    {
        Judge().Gradient("x", new NoneValue(), null);
        Judge().Gradient("x", new NoneValue(), new FakeTensor([2], 0, 0));
        Assert.Throws<CaseFailure>(() => Judge().Gradient("x", new NoneValue(), new FakeTensor([2], 0, 1e-30f)));
        Assert.Throws<CaseFailure>(() => Judge().Gradient("x", new NoneValue(), new FakeTensor([2], 0, float.NaN)));
    }

    [Fact]
    public void The_worst_error_is_remembered_even_after_a_failure()
    {
        var judge = Judge();
        Assert.Throws<CaseFailure>(() => judge.Output("y", Y, new FakeTensor([2], 1, 3)));
        Assert.True(judge.Worst > 1);
    }

    [Theory]
    [InlineData("RuntimeError", typeof(ShapeException), true)]
    [InlineData("RuntimeError", typeof(ArgumentException), false)]
    [InlineData("RuntimeError", typeof(InvalidOperationException), false)]
    [InlineData("IndexError", typeof(TensorIndexException), true)]
    [InlineData("IndexError", typeof(ArgumentOutOfRangeException), true)]
    [InlineData("IndexError", typeof(ShapeException), false)]
    [InlineData("IndexError", typeof(ArgumentException), false)]
    [InlineData("ValueError", typeof(ArgumentOutOfRangeException), true)]
    [InlineData("ValueError", typeof(ShapeException), false)]
    [InlineData("TypeError", typeof(ArgumentException), true)]
    [InlineData("TypeError", typeof(DTypeException), false)]
    [InlineData("NotImplementedError", typeof(NotSupportedException), true)]
    [InlineData("RuntimeError", typeof(NullReferenceException), false)]
    [InlineData("SomethingElse", typeof(KasaneException), false)]
    public void Errors_must_be_of_the_right_kind(string errorType, Type exception, bool fits) =>
        Assert.Equal(fits, ErrorRules.Fits(errorType, (Exception)Activator.CreateInstance(exception)!));

    [Fact]
    public void No_error_where_one_is_expected_fails() =>
        Assert.Throws<CaseFailure>(() => ErrorRules.Expect("RuntimeError", "it", () => { }));

    [Fact]
    public void A_call_that_cannot_be_bound_is_not_the_expected_error() =>
        Assert.Throws<Binding.BindingException>(() => ErrorRules.Expect("TypeError", "it", () => throw new Binding.BindingException("no")));

    [Fact]
    public void A_call_that_the_compiler_refuses_for_a_type_is_the_expected_error() =>
        ErrorRules.Expect("TypeError", "it", () => throw new Binding.BindingException("a number for a tensor", refusedByType: true));
}
