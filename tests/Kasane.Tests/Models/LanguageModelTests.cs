using Kasane.Models;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class LanguageModelTests
{
    private static readonly GptOptions Small = new() { VocabularySize = 11, ContextLength = 8, Width = 16, Heads = 2, Layers = 2, Dropout = 0 };

    [Fact]
    public void GptSeesOnlyWhatCameBefore()
    {
        Generator.Default.ManualSeed(0);
        var gpt = new Gpt(Small).Eval();
        using var mode = Autograd.NoGrad();
        var ids = Tensor.RandInt(0, 11, [1, 8]);
        var changed = ids.Clone();
        changed[0, 5] = Tensor.Scalar((ids[0, 5].Item<long>() + 1) % 11);
        var (a, b) = (gpt.Call(ids), gpt.Call(changed));
        Assert.Equal(a.Narrow(1, 0, 5).Flatten().ToArray<float>(), b.Narrow(1, 0, 5).Flatten().ToArray<float>());
        Assert.NotEqual(a.Narrow(1, 5, 1).Flatten().ToArray<float>(), b.Narrow(1, 5, 1).Flatten().ToArray<float>());
    }

    [Fact]
    public void GptLearnsToCountAndContinues()
    {
        Generator.Default.ManualSeed(0);
        var gpt = new Gpt(Small);
        var optimizer = new Adam(gpt.Parameters(), 1e-2);
        for (var step = 0; step < 60; step++)
        {
            var start = Tensor.RandInt(0, 11, [16, 1]);
            var data = (start + Tensor.Arange(9)).Remainder(11);
            optimizer.ZeroGrad();
            Functional.CrossEntropy(gpt.Call(data.Narrow(1, 0, 8)).Flatten(0, 1), data.Narrow(1, 1, 8).Flatten()).Backward();
            optimizer.Step();
        }
        var written = gpt.Eval().Generate(Tensor.From([9L, 10]), 10, temperature: 0);
        Assert.Equal([9, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], written.ToArray<long>());
        var drawn = gpt.Generate(Tensor.From([3L, 4]).Unsqueeze(0), 3, temperature: 0.5, topK: 2, generator: new(1));
        Assert.Equal([3, 4, 5, 6, 7], drawn.Flatten().ToArray<long>());
        Assert.Throws<ShapeException>(() => gpt.Call(Tensor.Zeros([1, 9], DType.Int64)));
        Assert.Throws<ArgumentOutOfRangeException>(() => gpt.Generate(Tensor.From([1L]), -1));
    }

    [Fact]
    public void BertDoesNotSeePaddingAndSharesItsEmbedding()
    {
        Generator.Default.ManualSeed(0);
        var bert = new Bert(new() { VocabularySize = 13, ContextLength = 8, Width = 16, Heads = 4, Layers = 2 }).Eval();
        using (Autograd.NoGrad())
        {
            var ids = Tensor.RandInt(1, 13, [2, 6]);
            var padding = Tensor.Arange(6).Expand(2, 6) >= 4;
            var other = ids.Clone();
            other.Narrow(1, 4, 2).FillInPlace(0);
            var (a, b) = (bert.Call(ids, padding: padding), bert.Call(other, padding: padding));
            Assert.True(Functional.AllClose(a.Pooled, b.Pooled, 1e-5, 1e-6));
            Assert.True(Functional.AllClose(a.Logits.Narrow(1, 0, 4), b.Logits.Narrow(1, 0, 4), 1e-5, 1e-6));
            Assert.Equal(Shape.Create([2, 6, 13]), a.Logits.Shape);
        }
        Assert.Equal(13 * 16, bert.NamedParameters().Single(pair => pair.Key == "tokens.weight").Value.ElementCount);
        Assert.DoesNotContain(bert.NamedParameters(), pair => pair.Key.Contains("decoder", StringComparison.Ordinal));
        bert.Train().Call(Tensor.RandInt(1, 13, [2, 6])).Logits.Sum().Backward();
        Assert.NotNull(bert.NamedParameters().First(pair => pair.Key == "tokens.weight").Value.Grad);
    }
}
