using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Automatic casts against torch.autocast("cpu", torch.bfloat16) of PyTorch 1.13.</summary>
public sealed class AutocastTests
{
    private const DType Low = DType.BFloat16;

    private static readonly Tensor X = Fill(2, 3), W = Fill(4, 3), B = Fill(4), H = Fill(2, 4).To(Low), Ones = Tensor.Ones(2, 4);
    private static readonly Tensor Square = Fill(1, 1, 4, 4), Kernel = Fill(1, 1, 3, 3), Cube = Fill(1, 1, 4, 4, 4).To(Low), Classes = Tensor.From(0L, 1L);

    /// <summary>What PyTorch 1.13 returned for the same calls.</summary>
    public static TheoryData<string, DType, Func<Tensor>> Calls => new()
    {
        { "linear", Low, () => F.Linear(X, W, B) },
        { "matmul", Low, () => X.MatMul(W.T) },
        { "matmul of both", Low, () => X.To(Low).MatMul(W.T) },
        { "matmul half", Low, () => Tensor.Ones(2, 2).To(DType.Float16).MatMul(Tensor.Ones(2, 2).To(DType.Float16)) },
        { "matmul double", DType.Float64, () => X.To(DType.Float64).MatMul(W.T.To(DType.Float64)) },
        { "matmul long", DType.Int64, () => Tensor.Ones(2, 2).To(DType.Int64).MatMul(Tensor.Ones(2, 2).To(DType.Int64)) },
        { "matmul complex", DType.Complex64, () => Tensor.Ones(2, 2).To(DType.Complex64).MatMul(Tensor.Ones(2, 2).To(DType.Complex64)) },
        { "mm", Low, () => X.Mm(W.T) },
        { "bmm", Low, () => Fill(1, 2, 3).Bmm(Fill(1, 3, 2)) },
        { "addmm", Low, () => B.Addmm(X, W.T) },
        { "baddbmm", Low, () => Tensor.Zeros(1, 2, 2).Baddbmm(Fill(1, 2, 3), Fill(1, 3, 2)) },
        { "addbmm", Low, () => Tensor.Zeros(2, 2).Addbmm(Fill(1, 2, 3), Fill(1, 3, 2)) },
        { "einsum", Low, () => F.Einsum("ij,kj->ik", X, W) },
        { "tensordot", Low, () => X.Tensordot(W, [1], [1]) },
        { "inner", Low, () => B.Inner(B) },
        { "mv", DType.Float32, () => X.Mv(W[0]) },
        { "dot", DType.Float32, () => B.Dot(B) },
        { "outer", DType.Float32, () => B.Outer(B) },
        { "bilinear", DType.Float32, () => F.Bilinear(X, X, Fill(4, 3, 3)) },
        { "conv2d", Low, () => F.Conv2d(Square, Kernel) },
        { "conv_transpose2d", DType.Float32, () => F.ConvTranspose2d(Square, Kernel) },
        { "softmax", Low, () => H.Softmax(-1) },
        { "batch_norm", Low, () => F.BatchNorm(H, Tensor.Zeros(4), Tensor.Ones(4), Tensor.Ones(4), Tensor.Zeros(4)) },
        { "batch_norm training", Low, () => F.BatchNorm(H, Tensor.Zeros(4), Tensor.Ones(4), Tensor.Ones(4), Tensor.Zeros(4), training: true) },
        { "layer_norm", Low, () => F.LayerNorm(H, [4]) },
        { "group_norm", Low, () => F.GroupNorm(H, 2) },
        { "instance_norm", Low, () => F.InstanceNorm(H.Reshape(1, 2, 4), weight: Tensor.Ones(2), bias: Tensor.Zeros(2)) },
        { "prelu", Low, () => H.Prelu(Tensor.Ones(1)) },
        { "gelu", Low, () => H.Gelu() },
        { "sum", Low, () => H.Sum() },
        { "norm", Low, () => H.Norm() },
        { "prod", DType.Float32, () => H.Prod() },
        { "trace", DType.Float32, () => H.Trace() },
        { "quantile", DType.Float32, () => H.Quantile(0.5) },
        { "cdist", DType.Float32, () => F.Cdist(X, W) },
        { "local_response_norm", DType.Float32, () => F.LocalResponseNorm(H.Reshape(1, 2, 2, 2), 2) },
        { "add", DType.Float32, () => H + Ones },
        { "cat", DType.Float32, () => F.Cat([H, Ones]) },
        { "stack", DType.Float32, () => F.Stack([H, Ones]) },
        { "index_copy", DType.Float32, () => Tensor.Zeros(4, 4).IndexCopy(0, Classes, H) },
        { "embedding", DType.Float32, () => F.Embedding(Classes, W) },
        { "avg_pool2d", Low, () => F.AvgPool2d(Square.To(Low), 2) },
        { "avg_pool3d", DType.Float32, () => F.AvgPool3d(Cube, 2) },
        { "adaptive_avg_pool2d", Low, () => F.AdaptiveAvgPool2d(Square.To(Low), 2) },
        { "adaptive_avg_pool3d", DType.Float32, () => F.AdaptiveAvgPool3d(Cube, 2) },
        { "max_pool3d", DType.Float32, () => F.MaxPool3d(Cube, 2) },
        { "reflection_pad1d", DType.Float32, () => F.Pad(Fill(1, 1, 4).To(Low), [1, 1], PadMode.Reflect) },
        { "grid_sample", DType.Float32, () => F.GridSample(Square.To(Low), Tensor.Zeros(1, 2, 2, 2)) },
        { "fft", DType.Complex64, () => Fourier.Fft(H) },
        { "lstm", DType.Float32, () => new LSTM(4, 4).Call(H.Unsqueeze(1)).Output },
        { "mse_loss", DType.Float32, () => F.MseLoss(H, Ones) },
        { "l1_loss", DType.Float32, () => F.L1Loss(H, Ones) },
        { "smooth_l1_loss", DType.Float32, () => F.SmoothL1Loss(H, Ones) },
        { "huber_loss", DType.Float32, () => F.HuberLoss(H, Ones) },
        { "cross_entropy", DType.Float32, () => F.CrossEntropy(H, Classes) },
        { "nll_loss", DType.Float32, () => F.NllLoss(H, Classes) },
        { "binary_cross_entropy", DType.Float32, () => F.BinaryCrossEntropy(H.Sigmoid(), Ones) },
        { "binary_cross_entropy_with_logits", DType.Float32, () => F.BinaryCrossEntropyWithLogits(H, Ones) },
        { "kl_div", DType.Float32, () => F.KlDiv(H, Ones) },
        { "triplet_margin_loss", DType.Float32, () => F.TripletMarginLoss(H, H + 1, H - 1) },
        { "cosine_embedding_loss", DType.Float32, () => F.CosineEmbeddingLoss(H, H, Tensor.Ones(2)) },
        { "poisson_nll_loss", DType.Float32, () => F.PoissonNllLoss(H, Ones) },
        { "soft_margin_loss", DType.Float32, () => F.SoftMarginLoss(H, Ones) },
        { "multi_margin_loss", DType.Float32, () => F.MultiMarginLoss(H, Classes) },
        { "multilabel_margin_loss", DType.Float32, () => F.MultilabelMarginLoss(H, Tensor.Zeros(2, 4).To(DType.Int64)) },
        { "hinge_embedding_loss", DType.Float32, () => F.HingeEmbeddingLoss(H, Ones) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Results_have_PyTorchs_dtypes(string name, DType expected, Func<Tensor> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        using (Autocast.Enter()) Assert.True(call().DType == expected, name);
        Assert.False(Autocast.IsEnabled);
    }

    [Fact]
    public void A_step_of_a_network_gives_PyTorchs_gradients()
    {
        Parameter w = new(Fill(5, 3) * 0.7), b = new(Fill(5) * 0.1), v = new(Fill(2, 5));
        Tensor loss;
        using (Autocast.Enter())
        {
            var h = F.Linear(Fill(4, 3), w, b).Relu();
            loss = F.CrossEntropy(F.Linear(h, v), Tensor.From(0L, 1L, 1L, 0L)) + F.MseLoss(F.Linear(h * 2, v), Tensor.Ones(4, 2));
        }
        Assert.Equal(5.137518882751465, loss.Item<float>(), 1e-3);
        loss.Backward();
        Close([2.53125, 2.8125, 2.71875, 2.5625, 2.75, 2.578125, 2.21875, 2.296875, 2.0625, -0.189453, -0.535156, -0.808594, -0.249023, -0.707031, -1.0625], w);
        Close([3.6875, 3.515625, 2.828125, 1.007812, 1.328125], b);
        Close([0.695312, 2.171875, 1.289062, 0.933594, 1.34375, 2.09375, 5.75, 3.171875, -0.40625, -0.585938], v);
    }

    [Fact]
    public void A_convolution_gives_PyTorchs_gradients()
    {
        Parameter k = new(Fill(3, 2, 3, 3) * 0.5), bias = new(Fill(3));
        Tensor y;
        using (Autocast.Enter()) y = F.Conv2d(Fill(1, 2, 5, 5), k, bias, padding: 1);
        Assert.Equal(Low, y.DType);
        Assert.Equal(66.4267578125, y.To(DType.Float32).Sum().Item<float>(), 0.1);
        y.To(DType.Float32).Sum().Backward();
        Assert.Equal(DType.Float32, k.Grad!.DType);
        var got = k.Grad.ToArray<float>();
        foreach (var (i, want) in ((double[])[0.45117, 1.04688, 1.28125, 4.09375, 5.21875, 4.5625, 2.17188, 2.28125, 1.625]).Index())
            Assert.Equal(want, got[i], 0.04);
        Assert.Equal([25f, 25, 25], bias.Grad!.ToArray<float>());
    }

    [Fact]
    public void Scopes_nest_and_belong_to_a_thread()
    {
        using (Autocast.Enter(DType.Float16))
        {
            Assert.Equal(DType.Float16, X.MatMul(W.T).DType);
            using (Autocast.Enter(enabled: false)) Assert.Equal(DType.Float32, X.MatMul(W.T).DType);
            using (Autocast.Enter()) Assert.Equal(Low, X.MatMul(W.T).DType);
            Assert.Equal((true, (DType?)DType.Float16), (Autocast.IsEnabled, Autocast.DType));
            var thread = new Thread(() => Assert.False(Autocast.IsEnabled));
            thread.Start();
            thread.Join();
        }
        Assert.Null(Autocast.DType);
        Assert.Throws<DTypeException>(() => { using var scope = Autocast.Enter(DType.Float64); });
    }

    [Fact]
    public void A_parameter_is_cast_once_and_again_when_it_changed()
    {
        var w = new Parameter(W.Clone());
        using var scope = Autocast.Enter();
        for (var i = 0; i < 2; i++)
        {
            var y = F.Linear(X, w);
            Assert.Equal(y.ToArray<float>(), F.Linear(X, w).ToArray<float>());
            y.Sum().Backward();
        }
        using (Autograd.NoGrad())
        {
            w.MulInPlace(2);
            Assert.Equal((W * 2).To(Low).To(DType.Float32).ToArray<float>(), F.Linear(Tensor.Eye(3), w).T.ToArray<float>());
        }
        Assert.NotNull(F.Linear(X, w).GradientFunction);
    }

    [Fact]
    public void Norms_take_wider_parameters_and_checkpoints_the_scope()
    {
        using (Autocast.Enter())
        {
            Assert.Equal(Low, new LayerNorm(4).Call(H).DType);
            Assert.Equal(Low, new GroupNorm(2, 4).Call(H).DType);
        }
        var (plain, kept) = (new Parameter(W.Clone()), new Parameter(W.Clone()));
        using (Autocast.Enter()) F.Linear(X, plain).Tanh().Sum().Backward();
        Tensor y;
        using (Autocast.Enter()) y = Autograd.Checkpoint(x => F.Linear(x, kept).Tanh(), X).Sum();
        y.Backward();
        Assert.Equal(plain.Grad!.ToArray<float>(), kept.Grad!.ToArray<float>());
    }

    private static void Close(double[] want, Parameter parameter)
    {
        Assert.Equal(DType.Float32, parameter.Grad!.DType);
        var got = parameter.Grad.ToArray<float>();
        // One unit in the last place of BFloat16 is 1/128; sums of a few of them differ with the order.
        for (var i = 0; i < want.Length; i++) Assert.True(Math.Abs(want[i] - got[i]) <= 0.02 * Math.Max(1, Math.Abs(want[i])), $"{i}: {want[i]}, {got[i]}");
    }

    private static Tensor Fill(params long[] shape)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        return Tensor.From(Enumerable.Range(0, (int)count).Select(i => (float)Math.Sin(i * 0.37f)).ToArray(), shape);
    }
}
