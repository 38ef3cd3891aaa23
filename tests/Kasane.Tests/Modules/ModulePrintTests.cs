namespace Kasane.Tests;

public class ModulePrintTests
{
    public static TheoryData<Module, string> Texts => new()
    {
        { new ReLU(), "ReLU()" },
        { new ReLU6(true), "ReLU6(inplace=True)" },
        { new LeakyReLU(), "LeakyReLU(negative_slope=0.01)" },
        { new LeakyReLU(0.2, true), "LeakyReLU(negative_slope=0.2, inplace=True)" },
        { new ELU(), "ELU(alpha=1.0)" },
        { new ELU(0.5, true), "ELU(alpha=0.5, inplace=True)" },
        { new SELU(true), "SELU(inplace=True)" },
        { new CELU(2.0), "CELU(alpha=2.0)" },
        { new GELU(), "GELU(approximate='none')" },
        { new GELU(GeluApproximation.Tanh), "GELU(approximate='tanh')" },
        { new SiLU(), "SiLU()" },
        { new Mish(true), "Mish(inplace=True)" },
        { new Softplus(), "Softplus(beta=1, threshold=20)" },
        { new Softplus(2, 5.5), "Softplus(beta=2, threshold=5.5)" },
        { new Softsign(), "Softsign()" },
        { new Hardtanh(), "Hardtanh(min_val=-1.0, max_val=1.0)" },
        { new Hardtanh(-0.3, 0.4, true), "Hardtanh(min_val=-0.3, max_val=0.4, inplace=True)" },
        { new Hardsigmoid(true), "Hardsigmoid()" },
        { new Hardswish(true), "Hardswish()" },
        { new Hardshrink(), "Hardshrink(0.5)" },
        { new Tanhshrink(), "Tanhshrink()" },
        { new Threshold(0.1, 20), "Threshold(threshold=0.1, value=20)" },
        { new Threshold(2.0, 1.0, true), "Threshold(threshold=2.0, value=1.0, inplace=True)" },
        { new LogSigmoid(), "LogSigmoid()" },
        { new PReLU(3), "PReLU(num_parameters=3)" },
        { new RReLU(), "RReLU(lower=0.125, upper=0.3333333333333333)" },
        { new RReLU(0.1, 0.3, true), "RReLU(lower=0.1, upper=0.3, inplace=True)" },
        { new GLU(), "GLU(dim=-1)" },
        { new Softmax(), "Softmax(dim=None)" },
        { new LogSoftmax(1), "LogSoftmax(dim=1)" },
        { new Softmin(1), "Softmin(dim=1)" },
        { new Softmax2d(), "Softmax2d()" },
        { new Identity(), "Identity()" },
        { new Flatten(), "Flatten(start_dim=1, end_dim=-1)" },
        { new Unflatten(1, 2, 4), "Unflatten(dim=1, unflattened_size=(2, 4))" },
        { new Dropout(), "Dropout(p=0.5, inplace=False)" },
        { new AlphaDropout(0.1, true), "AlphaDropout(p=0.1, inplace=True)" },
        { new Embedding(3, 4), "Embedding(3, 4)" },
        {
            new Embedding(10, 3, paddingIdx: -1, maxNorm: 1, normType: 1, scaleGradByFreq: true, sparse: true),
            "Embedding(10, 3, padding_idx=9, max_norm=1.0, norm_type=1.0, scale_grad_by_freq=True, sparse=True)"
        },
        { new Bilinear(2, 3, 4, false), "Bilinear(in1_features=2, in2_features=3, out_features=4, bias=False)" },
        { new LayerNorm(4), "LayerNorm((4,), eps=1e-05, elementwise_affine=True)" },
        { new GroupNorm(2, 4, affine: false), "GroupNorm(2, 4, eps=1e-05, affine=False)" },
        { new InstanceNorm2d(3), "InstanceNorm2d(3, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False)" },
        { new LocalResponseNorm(2), "LocalResponseNorm(2, alpha=0.0001, beta=0.75, k=1.0)" },
        { new BCEWithLogitsLoss(), "BCEWithLogitsLoss()" },
        { new CosineSimilarity(), "CosineSimilarity()" },
        { new ModuleList<Module>(), "ModuleList()" },
        { new ModuleDict { { "a", new ReLU() } }, "ModuleDict(\n  (a): ReLU()\n)" },
        { new ParameterList([Tensor.Ones([2, 3])]), "ParameterList(  (0): Parameter containing: [torch.float32 of size 2x3])" },
        {
            new ParameterList([Tensor.Ones([2, 3]), Tensor.Ones([4])]),
            "ParameterList(\n    (0): Parameter containing: [torch.float32 of size 2x3]\n    (1): Parameter containing: [torch.float32 of size 4]\n)"
        },
        {
            new ParameterDict(new Dictionary<string, Tensor> { ["a"] = Tensor.Ones([2, 3]) }),
            "ParameterDict(  (a): Parameter containing: [torch.FloatTensor of size 2x3])"
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ModulesPrintAsInPyTorch(Module module, string text) => Assert.Equal(text, module.ToString());

    [Fact]
    public void NestedModulesAreIndented() => Assert.Equal(
        """
        NestMlp(
          (net): Sequential(
            (0): LazyLinear(in_features=0, out_features=64, bias=True)
            (1): ReLU()
          )
          (linear): Linear(in_features=64, out_features=16, bias=True)
        )
        """.ReplaceLineEndings("\n"),
        new NestMlp().ToString());

    private sealed class NestMlp : Module<Tensor, Tensor>
    {
        private readonly Sequential net = new(new LazyLinear(64), new ReLU());
        private readonly Linear linear = new(64, 16);

        protected override Tensor Forward(Tensor input) => linear.Call(net.Call(input));
    }
}
