using F = Kasane.Functional;

namespace Kasane.Tests;

public class AttentionTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Gradients_are_right(bool extraKeys, bool masked)
    {
        Generator.Default.ManualSeed(1);
        var layer = new MultiheadAttention(4, 2, addBiasKv: extraKeys, addZeroAttn: extraKeys, dtype: DType.Float64);
        var mask = masked ? Transformer.GenerateSquareSubsequentMask(3).To(DType.Float64) : null;
        Tensor Run(Tensor[] x) => layer.Call(x[0], x[1], x[2], attnMask: mask).Output;
        Tensor[] inputs = [.. Enumerable.Range(0, 3).Select(_ => Draw(3, 2, 4))];
        GradCheck.First(Run, inputs);
        GradCheck.Second(Run, inputs);
    }

    [Fact]
    public void One_head_is_scaled_dot_product_attention_between_projections()
    {
        Generator.Default.ManualSeed(1);
        var layer = new MultiheadAttention(4, 1, batchFirst: true, dtype: DType.Float64);
        var (x, memory) = (Draw(2, 3, 4), Draw(2, 5, 4));
        var weights = layer.InProjWeight!.Chunk(3);
        var attended = F.ScaledDotProductAttention(F.Linear(x, weights[0]), F.Linear(memory, weights[1]), F.Linear(memory, weights[2]));
        Close(F.Linear(attended, layer.OutProj.Weight), layer.Call(x, memory, memory).Output);
    }

    [Fact]
    public void Masked_keys_might_as_well_not_be_there()
    {
        Generator.Default.ManualSeed(1);
        var layer = new MultiheadAttention(4, 2, batchFirst: true, dtype: DType.Float64);
        var (x, memory) = (Draw(2, 3, 4), Draw(2, 5, 4));
        var hidden = Tensor.From([false, false, true, true, true, false, false, true, true, true], [2, 5]);
        var shorter = memory.Narrow(1, 0, 2);
        var want = layer.Call(x, shorter, shorter);
        var got = layer.Call(x, memory, memory, keyPaddingMask: hidden);
        Close(want.Output, got.Output);
        Close(want.Weights!, got.Weights!.Narrow(2, 0, 2));
        Assert.Equal(0, got.Weights!.Narrow(2, 2, 3).Abs().Max().Item<double>());
        var numbers = Tensor.Zeros([3, 5], DType.Float64).MaskedFill(hidden.Select(0, 0), double.NegativeInfinity);
        Close(want.Output, layer.Call(x, memory, memory, attnMask: numbers).Output);
        Close(want.Output, layer.Call(x, memory, memory, attnMask: hidden.Select(0, 0).Expand(3, 5)).Output);
        Assert.Null(layer.Call(x, memory, memory, needWeights: false).Weights);
        Assert.Equal(new Shape([2, 2, 3, 5], 4), layer.Call(x, memory, memory, averageAttnWeights: false).Weights!.Shape);
    }

    [Fact]
    public void A_causal_decoder_does_not_see_what_follows()
    {
        Generator.Default.ManualSeed(1);
        var model = new Transformer(4, 2, 1, 1, 8, dropout: 0, activation: FeedForwardActivation.Gelu, batchFirst: true,
            dtype: DType.Float64);
        var (src, tgt) = (Draw(1, 4, 4), Draw(1, 5, 4));
        var mask = Transformer.GenerateSquareSubsequentMask(5).To(DType.Float64);
        var whole = model.Call(src, tgt, tgtMask: mask);
        var start = model.Call(src, tgt.Narrow(1, 0, 3), tgtMask: mask.Narrow(0, 0, 3).Narrow(1, 0, 3));
        Close(start, whole.Narrow(1, 0, 3));
    }

    [Fact]
    public void Layers_of_a_stack_start_alike_and_are_their_own()
    {
        var layer = new TransformerEncoderLayer(4, 2, 8, activation: new ReLU());
        var stack = new TransformerEncoder(layer, 2, new LayerNorm(4));
        var parameters = stack.Parameters().ToList();
        Assert.Equal(26, parameters.Count);
        Assert.DoesNotContain(layer.Linear1.Weight, parameters);
        var (first, second) = ((TransformerEncoderLayer)stack.Layers[0], (TransformerEncoderLayer)stack.Layers[1]);
        Assert.Equal(first.Linear1.Weight.ToArray<float>(), second.Linear1.Weight.ToArray<float>());
        Assert.Contains(stack.NamedModules(), pair => pair.Key == "layers.1.activation");
        Assert.StartsWith(
            "TransformerEncoder(\n  (layers): ModuleList(\n    (0): TransformerEncoderLayer(\n      (self_attn): MultiheadAttention(\n"
            + "        (out_proj): NonDynamicallyQuantizableLinear(in_features=4, out_features=4, bias=True)\n      )\n      (linear1): "
                + "Linear(",
            stack.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_activation_may_be_any_function()
    {
        Generator.Default.ManualSeed(1);
        var layer = new TransformerDecoderLayer(4, 2, 8, dropout: 0, activation: new(x => x.Mul(0)), normFirst: true);
        var other = layer.Clone();
        using (Autograd.NoGrad()) other.Linear1.Weight.FillInPlace(0);
        var x = Tensor.Randn(3, 2, 4);
        Assert.Equal(other.Call(x, x).ToArray<float>(), layer.Call(x, x).ToArray<float>());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new MultiheadAttention(5, 2));
        var layer = new MultiheadAttention(4, 2);
        var x = Tensor.Ones(3, 2, 4);
        Assert.Throws<ShapeException>(() => layer.Call(x, x.Select(0, 0), x));
        Assert.Throws<ShapeException>(() => layer.Call(x, x, Tensor.Ones(2, 2, 4)));
        Assert.Throws<ShapeException>(() => layer.Call(x, x, x, keyPaddingMask: Tensor.Ones([3, 2], DType.Bool)));
        Assert.Throws<DTypeException>(() => layer.Call(x, x, x, keyPaddingMask: Tensor.Ones([2, 3], DType.Int64)));
        Assert.Throws<ShapeException>(() => layer.Call(x, x, x, attnMask: Tensor.Ones([2, 3], DType.Bool)));
        Assert.Throws<DTypeException>(() => layer.Call(x, x, x, attnMask: Tensor.Ones([3, 3], DType.Int32)));
        Assert.Throws<ShapeException>(() => new Transformer(4, 2, 1, 1, 8).Call(x, Tensor.Ones(3, 1, 4)));
    }

    private static void Close(Tensor want, Tensor got)
    {
        Assert.Equal(want.Shape, got.Shape);
        Assert.True(want.Sub(got).Abs().Max().Item<double>() < 1e-12);
    }

    private static Tensor Draw(params ReadOnlySpan<long> shape) => Tensor.Randn(Shape.Create(shape), dtype: DType.Float64);
}
