namespace Kasane.Tests;

/// <summary>Weights that are kept in another order must never be seen: not in the bits, not after a change.</summary>
[Collection(nameof(Internal.WorkPool))]
public class PackedWeightsTests
{
    public static TheoryData<string> Layers => ["linear", "linear with many rows", "winograd", "winograd in one slice", "strided", "pointwise", "groups"];

    public static TheoryData<string, string> Changes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var layer in new[] { "linear", "winograd", "strided" })
                foreach (var change in Mutations.Keys) data.Add(layer, change);
            return data;
        }
    }

    private static Dictionary<string, Action<Module<Tensor, Tensor>, Tensor>> Mutations { get; } = new()
    {
        ["in place"] = (_, weight) => weight.MulInPlace(2),
        ["through a view"] = (_, weight) => weight.Narrow(0, 0, 1).FillInPlace(0.5),
        ["through a detached view"] = (_, weight) => weight.Detach().View(-1).AddInPlace(1),
        ["by an index"] = (_, weight) => weight[0] = Tensor.Full([], 3),
        ["by an initializer"] = (_, weight) => weight.UniformInPlace(-2, 2),
        ["by a copy"] = (_, weight) => weight.CopyInPlace(Tensor.Randn(weight.Shape.ToArray())),
        ["through a span"] = (_, weight) => weight.AsSpan<float>()[0] += 10,
        ["by an optimizer"] = (layer, weight) =>
        {
            weight.Grad = Tensor.Ones(weight.Shape.ToArray());
            new SGD(layer.Parameters(), 0.1).Step();
        },
        ["by a state"] = (layer, weight) =>
        {
            var state = layer.StateDict();
            state["weight"] = Tensor.Randn(weight.Shape.ToArray());
            layer.LoadStateDict(state);
        },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Results_are_the_same_bits_with_and_without(string name)
    {
        var (layer, x) = Make(name);
        var recorded = layer.Call(x).Detach().ToArray<float>();
        using var silence = Autograd.NoGrad();
        for (var i = 0; i < 4; i++) Assert.Equal(recorded, layer.Call(x).ToArray<float>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_backward_run_gives_the_same_gradient_again_and_again(bool isTrained)
    {
        // The gradient of a transposed convolution's input is a convolution with the same weight.
        var layer = new ConvTranspose2d(32, 16, 4, stride: 2, padding: 1, bias: false);
        foreach (var parameter in layer.Parameters()) parameter.RequiresGrad = isTrained;
        var x = Tensor.Randn(2, 32, 12, 12);
        x.RequiresGrad = true;
        float[]? first = null;
        for (var i = 0; i < 5; i++)
        {
            x.Grad = null;
            layer.Call(x).Square().Sum().Backward();
            first ??= x.Grad!.ToArray<float>();
            Assert.Equal(first, x.Grad!.ToArray<float>());
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_weight_is_used_at_once(string name, string change)
    {
        var (layer, x) = Make(name);
        using var silence = Autograd.NoGrad();
        for (var i = 0; i < 3; i++) layer.Call(x);
        var before = layer.Call(x).ToArray<float>();
        Mutations[change](layer, layer.Parameters().First());
        var after = layer.Call(x).ToArray<float>();
        Assert.NotEqual(before, after);
        Assert.Equal(Fresh(layer, name, x), after);
        Assert.Equal(after, layer.Call(x).ToArray<float>());
        Assert.Equal(after, layer.Call(x).ToArray<float>());
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("winograd")]
    public void Training_in_between_is_seen(string name)
    {
        var (layer, x) = Make(name);
        var optimizer = new SGD(layer.Parameters(), 0.1);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            using (Autograd.NoGrad())
                for (var i = 0; i < 3; i++) Assert.Equal(Fresh(layer, name, x), layer.Call(x).ToArray<float>());
            optimizer.ZeroGrad();
            layer.Call(x).Sum().Backward();
            optimizer.Step();
        }
    }

    [Fact]
    public void A_span_taken_before_writes_into_the_weight_that_is_used()
    {
        var (layer, x) = Make("linear");
        var weight = layer.Parameters().First();
        using var silence = Autograd.NoGrad();
        var span = weight.AsSpan<float>();
        for (var i = 0; i < 3; i++) layer.Call(x);
        span.Fill(1);
        Assert.Equal(Fresh(layer, "linear", x), layer.Call(x).ToArray<float>());
    }

    [Fact]
    public void Another_size_of_the_input_finds_its_own_order()
    {
        var layer = new Conv2d(32, 32, 3, padding: 1);
        using var silence = Autograd.NoGrad();
        Tensor[] inputs = [Tensor.Randn(1, 32, 16, 16), Tensor.Randn(1, 32, 3, 3), Tensor.Randn(4, 32, 16, 16)];
        var wanted = Array.ConvertAll(inputs, x => layer.Call(x).ToArray<float>());
        for (var round = 0; round < 3; round++)
            for (var i = 0; i < inputs.Length; i++)
                for (var again = 0; again < 3; again++) Assert.Equal(wanted[i], layer.Call(inputs[i]).ToArray<float>());
    }

    private static float[] Fresh(Module<Tensor, Tensor> layer, string name, Tensor x)
    {
        var (other, _) = Make(name);
        other.LoadStateDict(layer.StateDict());
        return other.Call(x).ToArray<float>();
    }

    private static (Module<Tensor, Tensor> Layer, Tensor Input) Make(string name) => name switch
    {
        "linear" => (new Linear(300, 130), Tensor.Randn(40, 300)),
        "linear with many rows" => (new Linear(70, 200), Tensor.Randn(250, 70)),
        "winograd" => (new Conv2d(40, 70, 3, padding: 1), Tensor.Randn(3, 40, 30, 26)),
        "winograd in one slice" => (new Conv2d(64, 96, 3, padding: 1), Tensor.Randn(1, 64, 7, 7)),
        "strided" => (new Conv2d(24, 70, 3, stride: 2), Tensor.Randn(2, 24, 15, 15)),
        "pointwise" => (new Conv2d(80, 150, 1), Tensor.Randn(2, 80, 9, 9)),
        _ => (new Conv2d(48, 96, 3, padding: 1, groups: 3), Tensor.Randn(2, 48, 12, 12)),
    };
}
