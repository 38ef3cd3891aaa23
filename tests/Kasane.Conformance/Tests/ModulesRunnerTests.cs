using Kasane.Conformance.Golden;
using Kasane.Conformance.Runners;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class ModulesRunnerTests
{
    private readonly FakeLibrary library = new();

    private string? Verdict(Case @case) => TestCase.Verdict(new ModulesRunner(library), @case, library);

    private static Case Scale(bool training = true) => TestCase.Of(
        CaseKind.Modules,
        $$$"""
        {"id":"modules/Scale/0","module":"Scale","ctor_args":[],"ctor_kwargs":{},"training":{{{(training ? "true" : "false")}}},
         "state":{"weight":{"$tensor":"w"},"calls":{"$tensor":"n"}},"parameters":["weight"],
         "inputs":[{"$tensor":"x","grad":true}],"input_kwargs":{},"outputs":{"$tensor":"y","rtol":1e-05,"atol":1e-06},
         "cotangents":[{"$tensor":"c"}],"grads":{"x":{"$tensor":"gx","rtol":1e-05,"atol":1e-06}},
         "param_grads":{"weight":{"$tensor":"gw","rtol":1e-05,"atol":1e-06}},
         "state_after":{{{(training ? """{"calls":{"$tensor":"m","rtol":0,"atol":0}}""" : "{}")}}} }
        """,
        ("w", TestCase.Floats(2)), ("n", TestCase.Scalar(4)), ("m", TestCase.Scalar(5)), ("x", TestCase.Floats(1, 3)),
            ("y", TestCase.Floats(2, 6)),
        ("c", TestCase.Floats(1, 1)), ("gx", TestCase.Floats(2, 2)), ("gw", TestCase.Floats(4)));

    [Fact]
    public void A_right_module_passes()
    {
        Assert.Null(Verdict(Scale()));
        Assert.Null(Verdict(Scale(training: false)));
    }

    [Fact]
    public void State_names_must_come_in_order()
    {
        library.FakeModules.SwapNames = true;
        Assert.Contains("state", Verdict(Scale()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_that_should_change_must_change()
    {
        library.FakeModules.ForgetCount = true;
        Assert.Contains("state calls", Verdict(Scale()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_that_should_not_change_must_not_change()
    {
        library.FakeModules.CountInEval = true;
        Assert.Contains("state calls", Verdict(Scale(training: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_parameter_gradient_fails()
    {
        library.FakeModules.ForgetWeightGradient = true;
        Assert.Contains("gradient of weight", Verdict(Scale()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constructor", "[-1]", "ValueError", true)]
    [InlineData("constructor", "[]", "ValueError", false)]
    [InlineData("forward", "[]", "RuntimeError", true)]
    [InlineData("forward", "[]", "ValueError", false)]
    public void Errors_come_where_they_should(string where, string args, string type, bool passes)
    {
        var @case = TestCase.Of(
            CaseKind.Modules,
            $$"""
            {"id":"modules/Scale/e","module":"Scale","error":true,"error_at":"{{where}}","error_type":"{{type}}","ctor_args":{{args}},"ctor_kwargs":{},
             "inputs":[{"$tensor":"x","grad":false}],"input_kwargs":{} }
            """,
            ("x", TestCase.Scalar(1)));
        Assert.Equal(passes, Verdict(@case) is null);
    }

    [Fact]
    public void Names_and_shapes_of_containers_are_compared()
    {
        static Case Names(string shape) => TestCase.Of(
            CaseKind.Modules,
            $$"""
            {"id":"modules/Scale/n","module":"Scale","forward":false,"ctor_args":[],"ctor_kwargs":{},
             "state_shapes":[["weight",{{shape}}],["calls",[]]],"parameters":["weight"]}
            """);
        Assert.Null(Verdict(Names("[1]")));
        Assert.Contains("state", Verdict(Names("[2]")), StringComparison.Ordinal);
    }
}
