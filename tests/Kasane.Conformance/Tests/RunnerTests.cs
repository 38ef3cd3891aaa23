using Kasane.Conformance.Golden;
using Kasane.Conformance.Report;
using Kasane.Conformance.Runners;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

/// <summary>Runners on a toy library: right answers pass, every sort of wrong answer fails.</summary>
public sealed class RunnerTests
{
    private readonly FakeLibrary library = new();

    private static Case Square(string grads = """{"x":{"$tensor":"g","rtol":1e-05,"atol":1e-06}}""") => TestCase.Of(
        CaseKind.Ops,
        $$"""
        {"id":"ops/square/0","op":"square","args":[{"$tensor":"x","grad":true}],"kwargs":{},
         "outputs":{"$tensor":"y","rtol":1e-05,"atol":1e-06},"cotangents":[{"$tensor":"c"}],"grads":{{grads}} }
        """,
        ("x", TestCase.Floats(1, 3)), ("y", TestCase.Floats(1, 9)), ("c", TestCase.Floats(1, 2)), ("g", TestCase.Floats(2, 12)));

    private string? Ops(Case @case) => TestCase.Verdict(new OpsRunner(library), @case, library);

    private static FakeTensor X(Binding.Arguments arguments) => FakeLibrary.First(arguments);

    [Fact]
    public void A_right_op_passes() => Assert.Null(Ops(Square()));

    [Fact]
    public void A_wrong_value_fails()
    {
        library.Ops["square"] = arguments => FakeTensor.Map(X(arguments), x => (x * x) + 0.01f, x => 2 * x);
        Assert.Contains("output", Ops(Square()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_dtype_fails()
    {
        library.Ops["square"] = _ => new FakeTensor(RawTensors.Of(DType.Float64, [2], 1.0, 9.0));
        Assert.Contains("dtype", Ops(Square()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_fails()
    {
        library.Ops["square"] = _ => new FakeTensor([1, 2], 1, 9);
        Assert.Contains("shape", Ops(Square()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_gradient_fails()
    {
        library.Ops["square"] = arguments => FakeTensor.Map(X(arguments), x => x * x, x => x);
        Assert.Contains("gradient of x", Ops(Square()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_gradient_fails()
    {
        library.Ops["square"] = _ => new FakeTensor([2], 1, 9);
        Assert.Contains("does not require grad", Ops(Square()), StringComparison.Ordinal);
        library.Ops["square"] = _ => new FakeTensor([2], 1, 9) { RequiresGrad = true, Backward = _ => { } };
        Assert.Contains("no gradient", Ops(Square()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpected_gradient_fails()
    {
        Assert.Contains("where none is expected", Ops(Square("""{"x":null}""")), StringComparison.Ordinal);
        library.Ops["square"] = _ => new FakeTensor([2], 1, 9);
        Assert.Null(Ops(Square("""{"x":null}""")));
    }

    [Fact]
    public void An_unknown_op_fails()
    {
        library.Ops.Remove("square");
        Assert.Equal("unknown: square", Ops(Square()));
    }

    [Fact]
    public void The_same_key_twice_is_the_same_tensor()
    {
        library.Ops["same"] = arguments => ReferenceEquals(arguments.Positional[0], arguments.Positional[1]);
        Assert.Null(Ops(TestCase.Of(
            CaseKind.Ops,
            """{"id":"ops/same/0","op":"same","args":[{"$tensor":"x","grad":false},{"$tensor":"x","grad":false}],"kwargs":{},"outputs":true}""",
            ("x", TestCase.Floats(1)))));
    }

    [Fact]
    public void An_in_place_op_works_on_a_clone_and_gradients_reach_the_original()
    {
        Case Zero(string want) => TestCase.Of(
            CaseKind.Ops,
            """
            {"id":"ops/Tensor.zero_/0","op":"Tensor.zero_","args":[{"$tensor":"x","grad":true}],"kwargs":{},
             "outputs":{"$tensor":"WANT","rtol":0,"atol":0},"cotangents":[{"$tensor":"x"}],"grads":{"x":null}}
            """.Replace("WANT", want, StringComparison.Ordinal),
            ("x", TestCase.Floats(1, 3)), ("y", TestCase.Floats(0, 0)));
        Assert.Null(Ops(Zero("y")));
        Assert.NotNull(Ops(Zero("x")));
    }

    [Fact]
    public void Error_cases_want_the_right_error()
    {
        var @case = TestCase.Of(CaseKind.Ops, """{"id":"ops/square/e","op":"square","error":true,"error_type":"RuntimeError","message":"","args":[],"kwargs":{}}""");
        library.Ops["square"] = _ => throw new ShapeException("bad");
        Assert.Null(Ops(@case));
        library.Ops["square"] = _ => throw new ArgumentException("bad");
        Assert.Contains("no answer", Ops(@case), StringComparison.Ordinal);
        library.Ops["square"] = _ => null;
        Assert.Contains("must throw", Ops(@case), StringComparison.Ordinal);
        library.Ops["square"] = _ => throw new Binding.BindingException("cannot bind");
        Assert.Contains("cannot bind", Ops(@case), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_turns_crashes_into_failures_and_skips_what_is_listed()
    {
        library.Ops["square"] = _ => throw new InvalidCastException("crash");
        var result = new Session(library, SkipList.Empty).Run(Square());
        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.Contains("InvalidCastException: crash", result.Reason, StringComparison.Ordinal);
        Assert.Equal(Outcome.Skipped, new Session(library, SkipList.Parse(["ops/square/*\tbecause"])).Run(Square()).Outcome);
    }

    [Theory]
    [InlineData("""{"do":"check","of":"x","attr":"grad","equals":{"$tensor":"g","rtol":0,"atol":0}}""", true)]
    [InlineData("""{"do":"check","of":"x","attr":"grad","equals":{"$tensor":"x","rtol":0,"atol":0}}""", false)]
    [InlineData("""{"do":"check","of":"x","attr":"grad","equals":null}""", false)]
    [InlineData("""{"do":"check","of":"x","attr":"is_leaf","equals":true}""", true)]
    [InlineData("""{"do":"check","of":"y","attr":"is_leaf","equals":true}""", false)]
    [InlineData("""{"do":"check","of":"x","attr":"version","equals":1}""", false)]
    [InlineData("""{"do":"check","of":"x","attr":"shape","equals":[2]}""", true)]
    [InlineData("""{"do":"check_none","of":"x","equals":true}""", false)]
    [InlineData("""{"do":"backward","of":"y","error":true}""", true)]
    [InlineData("""{"do":"backward","of":"s","error":true}""", false)]
    [InlineData("""{"do":"backward","of":"y"}""", null)]
    public void Programs_are_checked_step_by_step(string lastStep, bool? passes)
    {
        var @case = TestCase.Of(
            CaseKind.Autograd,
            $$"""
            {"id":"autograd/test/0","topic":"test","program":[
              {"do":"tensor","out":"x","value":{"$tensor":"x"},"grad":true},
              {"do":"mode","name":"no_grad"},
              {"do":"call","out":"y","op":"square","args":[{"$var":"x"}],"kwargs":{} },
              {"do":"end_mode"},
              {"do":"call","out":"s","op":"sum","args":[{"$var":"y"}],"kwargs":{} },
              {"do":"backward","of":"s"},
              {{lastStep}}]}
            """,
            ("x", TestCase.Floats(1, 3)), ("g", TestCase.Floats(2, 6)));
        string? Verdict() => TestCase.Verdict(new AutogradRunner(library), @case, library);
        if (passes is null) Assert.Throws<GradientException>(Verdict);
        else Assert.Equal(passes, Verdict() is null);
        Assert.True(library.Fakes.GradEnabled);
    }
}
