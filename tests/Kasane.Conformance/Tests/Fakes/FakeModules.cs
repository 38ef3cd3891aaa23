using Kasane.Conformance.Binding;

namespace Kasane.Conformance.Tests.Fakes;

/// <summary>A module of the toy library: scales its input by its weight and counts its calls.</summary>
sealed class FakeScale
{
    public FakeTensor Weight { get; set; } = new([1], 1f) { RequiresGrad = true };

    public FakeTensor Calls { get; set; } = new([], 0f);

    public bool Training { get; set; }
}

/// <summary>The toy library's only module, <c>Scale</c>.</summary>
sealed class FakeModules : IModuleAccess
{
    /// <summary>What a test wants to go wrong.</summary>
    public bool SwapNames { get; set; }

    public bool ForgetCount { get; set; }

    public bool CountInEval { get; set; }

    public bool ForgetWeightGradient { get; set; }

    public bool IsModule(object? value) => value is FakeScale;

    public object Construct(string name, Arguments arguments) => name != "Scale" ? throw new BindingException($"unknown: {name}")
        : arguments.Positional is [< 0L] ? throw new ArgumentOutOfRangeException(nameof(arguments), "negative")
        : new FakeScale();

    public IReadOnlyList<KeyValuePair<string, object>> State(object module)
    {
        var scale = (FakeScale)module;
        KeyValuePair<string, object> weight = new("weight", scale.Weight), calls = new("calls", scale.Calls);
        return SwapNames ? [calls, weight] : [weight, calls];
    }

    public void LoadState(object module, IReadOnlyList<KeyValuePair<string, object>> state)
    {
        var scale = (FakeScale)module;
        scale.Weight = (FakeTensor)state[0].Value;
        scale.Weight.RequiresGrad = true;
        scale.Calls = (FakeTensor)state[1].Value;
    }

    public IReadOnlyList<KeyValuePair<string, object>> Parameters(object module) => [new("weight", ((FakeScale)module).Weight)];

    public void Train(object module, bool training) => ((FakeScale)module).Training = training;

    public object? Call(object module, Arguments arguments)
    {
        var scale = (FakeScale)module;
        var x = (FakeTensor)arguments.Positional[0]!;
        if (x.Shape.Length == 0) throw new ShapeException("a scalar");
        if ((scale.Training && !ForgetCount) || CountInEval) scale.Calls = new([], scale.Calls.Values[0] + 1);
        var factor = scale.Weight.Values[0];
        return new FakeTensor(x.Shape, [.. x.Values.Select(value => value * factor)])
        {
            RequiresGrad = true,
            Backward = gradient =>
            {
                x.Accumulate(new(x.Shape, [.. gradient.Values.Select(g => g * factor)]));
                if (!ForgetWeightGradient) scale.Weight.Accumulate(new([1], x.Values.Zip(gradient.Values, (v, g) => v * g).Sum()));
            },
        };
    }
}
