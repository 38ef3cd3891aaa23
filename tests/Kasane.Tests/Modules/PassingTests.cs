namespace Kasane.Tests.Modules;

/// <summary>
/// What passes between the layers of a Sequential is written over or given back early. Nobody may notice: neither in numbers nor in
/// gradients, nor through hooks or modules that keep what they see.
/// </summary>
[Collection("GlobalRandom")]
public class PassingTests
{
    private static readonly Func<Module<Tensor, Tensor>>[] Activations =
    [
        () => new ReLU(), () => new LeakyReLU(0.1), () => new Tanh(), () => new Sigmoid(), () => new GELU(), () => new Dropout(0.3), () => new Identity(),
        () => new Softmax(-1), () => new ELU(),
    ];

    private static Tensor ByHand(Sequential net, Tensor x)
    {
        foreach (var layer in net) x = layer.Call(x);
        return x;
    }

    private static (float[] Output, float[][] Gradients) Run(Sequential net, Tensor x, Func<Sequential, Tensor, Tensor> forward)
    {
        Generator.Default.ManualSeed(3);
        net.ZeroGrad();
        x.Grad = null;
        var y = forward(net, x);
        (y * y).Sum().Backward();
        return (y.ToArray<float>(), [x.Grad!.ToArray<float>(), .. net.Parameters().Select(p => p.Grad!.ToArray<float>())]);
    }

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Activations.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Same_bits_as_layer_by_layer(int activation)
    {
        var make = Activations[activation];
        var net = new Sequential(
            new Linear(64, 96), make(), make(), new Linear(96, 128), new LayerNorm([128L]), make(), new Unflatten(1, 8, 4, 4), new Conv2d(8, 16, 3, padding: 1), make(),
            new BatchNorm2d(16), make(), new MaxPool2d(2), new Flatten(), new Linear(64, 32), make());
        var x = Tensor.Randn([128, 64], requiresGrad: true);
        var expected = Run(net, x, ByHand);
        var actual = Run(net, x, (module, input) => module.Call(input));
        Assert.Equal(expected.Output, actual.Output);
        Assert.Equal(expected.Gradients, actual.Gradients);
    }

    [Fact]
    public void Second_order_goes_through()
    {
        var net = new Sequential(new Linear(64, 128), new Tanh(), new Linear(128, 64), new Sigmoid());
        var x = Tensor.Randn([128, 64], requiresGrad: true);
        float[] Second(Tensor y)
        {
            var first = Autograd.Grad([y.Sum()], [x], createGraph: true)[0]!;
            return Autograd.Grad([(first * first).Sum()], [x])[0]!.ToArray<float>();
        }

        Assert.Equal(Second(ByHand(net, x)), Second(net.Call(x)));
    }

    [Fact]
    public void A_graph_that_is_retained_runs_again()
    {
        var net = new Sequential(new Linear(64, 128), new ReLU(), new Linear(128, 64));
        var y = net.Call(Tensor.Randn(128, 64)).Sum();
        y.Backward(retainGraph: true);
        var once = net.Parameters().Select(p => p.Grad!.ToArray<float>()).ToArray();
        net.ZeroGrad();
        y.Backward();
        Assert.Equal(once, net.Parameters().Select(p => p.Grad!.ToArray<float>()));
    }

    [Fact]
    public void A_hook_may_keep_what_it_sees()
    {
        var net = new Sequential(new Linear(64, 128), new ReLU(), new Linear(128, 64), new Tanh());
        var seen = new List<Tensor>();
        foreach (var layer in net)
            layer.RegisterForwardHook((_, input, output) =>
            {
                seen.Add(input);
                seen.Add(output);
                return output;
            });
        var x = Tensor.Randn(128, 64);
        net.Call(x).Sum().Backward();
        Assert.Equal(ByHand(new Sequential(net[0]), x).ToArray<float>(), seen[1].ToArray<float>());
        Assert.Equal(seen[1].Relu().ToArray<float>(), seen[3].ToArray<float>());
    }

    [Fact]
    public void A_module_of_the_users_may_keep_what_it_sees()
    {
        var keeper = new Keeper();
        var net = new Sequential(new Linear(64, 128), keeper, new ReLU(), new Linear(128, 64));
        var x = Tensor.Randn(128, 64);
        net.Call(x).Sum().Backward();
        var first = net[0].Call(x).ToArray<float>();
        Assert.Equal(first, keeper.Input!.ToArray<float>());
        Assert.Equal(first.Select(value => 2 * value), keeper.Output!.ToArray<float>());
    }

    [Fact]
    public void The_input_and_the_output_belong_to_the_user()
    {
        var net = new Sequential(new Identity(), new ReLU(), new Identity(), new LeakyReLU());
        var x = Tensor.Randn(128, 64);
        var before = x.ToArray<float>();
        var y = net.Call(x);
        Assert.Equal(before, x.ToArray<float>());
        Assert.Equal(before.Select(value => Math.Max(value, 0)), y.ToArray<float>());
    }

    [Fact]
    public void Saved_tensor_hooks_may_keep_what_they_see()
    {
        var net = new Sequential(new Linear(64, 128), new Tanh(), new Linear(128, 64), new Sigmoid());
        var kept = new List<Tensor>();
        var x = Tensor.Randn([128, 64], requiresGrad: true);
        Tensor y;
        using (Autograd.SavedTensorHooks(tensor => { kept.Add(tensor); return tensor; }, tensor => tensor)) y = net.Call(x);
        y.Sum().Backward();
        Assert.All(kept, tensor => Assert.DoesNotContain(tensor.ToArray<float>(), float.IsNaN));
    }

    private sealed class Keeper : Module<Tensor, Tensor>
    {
        public Tensor? Input { get; private set; }

        [NotAMember]
        public Tensor? Output { get; private set; }

        protected override Tensor Forward(Tensor input)
        {
            Input = input;
            return Output = input * 2;
        }
    }
}
