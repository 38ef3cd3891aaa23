namespace Kasane.Tests;

/// <summary>Numbers are PyTorch 1.13's for the same seed.</summary>
[Collection("GlobalRandom")]
public class ParametrizeTests
{
    private static readonly Tensor Input = Tensor.Arange(8).To(DType.Float32).Reshape(2, 4) / 8;

    [Fact]
    public void SpectralNormGivesPyTorchsNumbers()
    {
        Generator.Default.ManualSeed(3);
        var layer = Parametrize.SpectralNorm(new Linear(4, 3));
        layer.Call(Input);
        var y = layer.Call(Input);
        y.Square().Sum().Backward();
        Near([-0.6520538, 0.0139038, -0.2857927, -1.5016966, 0.0393795, 0.1089265], y);
        var original = layer.NamedParameters().Single(pair => pair.Key == "parametrizations.weight.original").Value;
        Near(
            [0.241419, 0.086591, -2.287245, -1.317384, 0.316821, 0.39393, 0.143536, 0.386638, -0.942152, -1.232111, -0.257517, -1.188405],
            original.Grad!);
        Assert.Equal(
            ["bias", "parametrizations.weight.original", "parametrizations.weight.0._u", "parametrizations.weight.0._v"],
            layer.StateDict().Keys);
        Near([-0.6520538, 0.0139038, -0.2857927, -1.5016966, 0.0393795, 0.1089265], layer.Eval().Call(Input));
    }

    [Fact]
    public void TheDimensionOfATransposedConvolutionIsOne()
    {
        Generator.Default.ManualSeed(3);
        var weights = Tensor.Empty(2, 3, 2);
        Init.KaimingUniform(weights, Math.Sqrt(5));
        var layer = Parametrize.SpectralNorm(new ConvTransposeLike(weights));
        Near(
            [-0.473166, -0.3764725, -0.2044071, -0.4515077, -0.0270933, -0.4198561, 0.259488, 0.2326039, 0.0901223, 0.3701978, -0.0467392, 0.2858551],
            layer.Weight);
    }

    [Fact]
    public void WeightNormGivesPyTorchsNumbersAndLoadsItsOlderKeys()
    {
        Generator.Default.ManualSeed(3);
        var layer = Parametrize.WeightNorm(new Linear(4, 3));
        var g = layer.NamedParameters().Single(pair => pair.Key.EndsWith("original0", StringComparison.Ordinal)).Value;
        var v = layer.NamedParameters().Single(pair => pair.Key.EndsWith("original1", StringComparison.Ordinal)).Value;
        using (Autograd.NoGrad()) g.MulInPlace(2);
        var y = layer.Call(Input);
        y.Square().Sum().Backward();
        Near([-0.9106294, 0.1102053, -0.1487253, -2.4879992, 0.1575012, 0.5840746], y);
        Near([7.116529, 0.110645, 1.111504], g.Grad!);
        Near([3.637885, 0.178288, -4.65344, -1.85434, 0.325977, 0.618924, 0.4776, 0.622343, 0.749555, -0.333646, 1.820589, 0.493453], v.Grad!);

        var older = new StateDict { ["bias"] = layer.Bias!, ["weight_g"] = Tensor.Ones(3, 1), ["weight_v"] = Tensor.Ones(3, 4) };
        layer.LoadStateDict(older);
        Assert.Equal([1, 1, 1], g.Flatten().ToArray<float>());
        Assert.Equal(3, older.Count);
    }

    [Fact]
    public void PrintsAsInPyTorch()
    {
        var layer = Parametrize.Register(new Linear(3, 3), "weight", new Symmetric());
        Assert.Equal(
            """
            ParametrizedLinear(
              in_features=3, out_features=3, bias=True
              (parametrizations): ModuleDict(
                (weight): ParametrizationList(
                  (0): Symmetric()
                )
              )
            )
            """.ReplaceLineEndings("\n"),
            layer.ToString());
        Parametrize.Remove(layer, "weight");
        Assert.Equal("Linear(in_features=3, out_features=3, bias=True)", layer.ToString());
    }

    [Fact]
    public void TwoCallsBeforeBackwardKeepTheirOwnWeights()
    {
        Generator.Default.ManualSeed(1);
        var layer = new Linear(3, 2, bias: false).Double();
        var free = layer.Clone();
        Parametrize.Register(layer, "weight", new Tripled());
        var x = Tensor.Randn([2, 3], dtype: DType.Float64);
        (layer.Call(x).Sum() + layer.Call(x * 2).Sum()).Backward();
        (free.Call(x).Sum() + free.Call(x * 2).Sum()).Backward();
        Near((free.Weight.Grad! * 3).Flatten().ToArray<double>(), layer.NamedParameters().First().Value.Grad!);
    }

    [Fact]
    public void AnOptimizerMadeBeforeTrainsTheOriginal()
    {
        var layer = new Linear(3, 3);
        var optimizer = new SGD(layer.Parameters(), 0.1);
        Parametrize.Register(layer, "weight", new Symmetric());
        layer.Call(Tensor.Ones(1, 3)).Sum().Backward();
        optimizer.Step();
        layer.Call(Tensor.Ones(1, 3));
        var weight = layer.Weight.Detach();
        Assert.Equal(weight.T.Contiguous().ToArray<float>(), weight.Contiguous().ToArray<float>());
        var copy = layer.Clone();
        using (Autograd.NoGrad())
            foreach (var parameter in layer.Parameters()) parameter.ZeroInPlace();
        Assert.Equal(0, layer.Call(Tensor.Ones(1, 3)).Abs().Sum().Item<float>());
        Assert.NotEqual(0, copy.Call(Tensor.Ones(1, 3)).Abs().Sum().Item<float>());
    }

    [Fact]
    public void AssignRunsTheInverseChain()
    {
        var layer = Parametrize.Register(new Linear(2, 2), "weight", new Tripled());
        Parametrize.Assign(layer, "weight", Tensor.Ones(2, 2) * 6);
        Assert.Equal(6, layer.Weight[0, 0].Item<float>());
        Assert.Equal(2, layer.Parameters().Last()[0, 0].Item<float>());
        Parametrize.Remove(layer, "weight", leaveParametrized: false);
        Assert.Equal(2, layer.Weight[0, 0].Item<float>());
    }

    [Fact]
    public void BadRegistrationsChangeNothing()
    {
        var layer = new Linear(2, 3);
        Assert.Throws<ArgumentException>(() => Parametrize.Register(layer, "wight", new Symmetric()));
        Assert.Throws<ShapeException>(() => Parametrize.Register(layer, "weight", new Lambda(w => w[0])));
        Assert.Throws<ArgumentException>(() => Parametrize.Register(new LazyLinear(2), "weight", new Symmetric()));
        Assert.Throws<ArgumentException>(() => Parametrize.Remove(layer, "weight"));
        Assert.False(Parametrize.IsParametrized(layer));
        Assert.Equal(["weight", "bias"], layer.StateDict().Keys);
    }

    private static void Near(double[] expected, Tensor actual)
    {
        var given = actual.Detach().To(DType.Float64).Flatten().ToArray<double>();
        Assert.Equal(expected.Length, given.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], given[i], 2e-6 * Math.Max(1, Math.Abs(expected[i])));
    }

    private sealed class ConvTransposeLike(Tensor values) : Module<Tensor, Tensor>
    {
        public Parameter Weight { get; } = new(values);

        protected override Tensor Forward(Tensor input) => input;
    }

    private sealed class Symmetric : Module<Tensor, Tensor>
    {
        protected override Tensor Forward(Tensor input) => input.Triu() + input.Triu(1).Transpose(-1, -2);
    }

    private sealed class Tripled : Module<Tensor, Tensor>, IRightInverse<Tensor>
    {
        public Tensor RightInverse(Tensor value) => value / 3;

        protected override Tensor Forward(Tensor input) => input * 3;
    }
}
