using Kasane.Internal;

namespace Kasane.Tests.Kernels;

/// <summary>The blocked attention against the plain loops of the reference device, and against the composed operations.</summary>
[Collection(nameof(WorkPool))]
public class AttentionTests
{
    public static TheoryData<int, int, int, int, int, int, bool, bool, bool> Shapes => new()
    {
        // rows, sources, batch, heads, size, layout of the memory, mask, dropped, causal
        { 1, 1, 1, 1, 1, 0, false, false, false },
        { 5, 7, 2, 3, 4, 0, true, true, false },
        { 16, 16, 1, 2, 8, 1, false, true, true },
        { 33, 17, 2, 1, 5, 1, true, false, false },
        { 64, 64, 2, 4, 16, 1, true, true, false },
        { 70, 530, 1, 2, 12, 0, true, true, false },
        { 130, 600, 2, 1, 20, 1, false, false, true },
        { 600, 300, 1, 1, 7, 0, false, true, true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ValuesAndGradientsAreThoseOfTheReference(
        int rows, int sources, int batch, int heads, int size, int order, bool masked, bool dropped, bool causal)
    {
        var problem = new Problem(rows, sources, batch, heads, size, order, masked, dropped, causal);
        var results = Results(problem, Device.Cpu, DType.Float32);
        var truth = Results(problem, Device.Reference, DType.Float64);
        for (var i = 0; i < results.Length; i++)
            Assert.True(Difference(results[i], truth[i]) < 2e-5, $"result {i} differs by {Difference(results[i], truth[i])}");
        var doubles = Results(problem, Device.Cpu, DType.Float64);
        for (var i = 0; i < results.Length; i++) Assert.True(Difference(doubles[i], truth[i]) < 1e-12);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BitsDoNotDependOnTheNumberOfThreads(
        int rows, int sources, int batch, int heads, int size, int order, bool masked, bool dropped, bool causal)
    {
        var problem = new Problem(rows, sources, batch, heads, size, order, masked, dropped, causal);
        var before = WorkPool.Threads;
        try
        {
            WorkPool.Threads = 1;
            var single = Results(problem, Device.Cpu, DType.Float32).Select(x => x.ToArray<float>()).ToArray();
            foreach (var threads in (int[])[2, 3])
            {
                WorkPool.Threads = threads;
                Assert.Equal(single, Results(problem, Device.Cpu, DType.Float32).Select(x => x.ToArray<float>()).ToArray());
            }
        }
        finally
        {
            WorkPool.Threads = before;
        }
    }

    [Fact]
    public void TheGradientIsDifferentiable()
    {
        var op = new AttentionOp(2, new(0.5, 1.25, false));
        var kept = Tensor.From([true, false, true, true, true, true, false, true, true, true, false, true], [2, 2, 3]);
        Tensor query = Sine([2, 1, 4], 1), pair = Sine([3, 1, 8], 2), packed = Sine([3, 1, 12], 3);
        GradCheck.First(x => Primitive.Call(op, [x[0], x[1], null, null, kept])[0], query, pair);
        GradCheck.Second(x => Primitive.Call(op, [x[0], x[1], null, null, kept])[0], query, pair);
        GradCheck.Second(x => Primitive.Call(op, [x[0], null, null, null, null])[0], packed);
    }

    [Fact]
    public void ARowThatSeesNothingIsNotANumber()
    {
        var mask = Tensor.From([0f, 0, float.NegativeInfinity, float.NegativeInfinity], [1, 2, 2]);
        var y = Primitive.Call(new AttentionOp(1, new(1, 1, false)), [Tensor.Ones([2, 1, 3]), Tensor.Ones([2, 1, 6]), null, mask, null])[0];
        Assert.Equal([1, 1, 1, float.NaN, float.NaN, float.NaN], y.ToArray<float>());
    }

    [Fact]
    public void OneFunctionForAllMasks()
    {
        Tensor q = Sine([2, 3, 5, 4], 1), k = Sine([2, 3, 6, 4], 2), v = Sine([2, 3, 6, 7], 3);
        var allowed = Sine([5, 6], 4).Gt(-0.9);
        var added = Sine([2, 1, 5, 6], 5);
        Same(Functional.ScaledDotProductAttention(q, k, v, allowed), Composed(x => x.MaskedFill(allowed.LogicalNot(), double.NegativeInfinity)));
        Same(Functional.ScaledDotProductAttention(q, k, v, added), Composed(x => x.Add(added)));
        Same(
            Functional.ScaledDotProductAttention(q, k, v, isCausal: true),
            Composed(x => x.MaskedFill(Tensor.Ones([5, 6], DType.Bool).Tril().LogicalNot(), double.NegativeInfinity)));

        Tensor Composed(Func<Tensor, Tensor> masked) => masked(q.MatMul(k.Transpose(-2, -1)).Mul(0.5)).Softmax(-1).MatMul(v);

        static void Same(Tensor a, Tensor b) => Assert.True(a.Shape == b.Shape && Difference(a, b) < 1e-12);
    }

    [Fact]
    public void ModulesGiveTheSameWithAndWithoutWeights()
    {
        foreach (var batchFirst in (bool[])[false, true])
        {
            var attention = new MultiheadAttention(12, 3, dropout: 0.3, batchFirst: batchFirst);
            var x = Sine([5, 4, 12], 4).Float();
            var padding = Tensor.Zeros(batchFirst ? [5, 4] : [4, 5], DType.Bool);
            Generator.Default.ManualSeed(3);
            var composed = attention.Call(x, x, x, padding).Output;
            composed.Sum().Backward();
            var gradient = attention.InProjWeight!.Grad!.Clone();
            attention.ZeroGrad();
            Generator.Default.ManualSeed(3);
            var fused = attention.Call(x, x, x, padding, needWeights: false).Output;
            fused.Sum().Backward();
            Assert.True(Difference(fused, composed) < 1e-6);
            Assert.True(Difference(attention.InProjWeight.Grad!, gradient) < 1e-5);
        }
    }

    private static Tensor[] Results(Problem problem, Device device, DType dtype)
    {
        var op = new AttentionOp(problem.Heads, new(0.7, 1.5, problem.Causal));
        var width = problem.Heads * problem.Size;
        Tensor Leaf(int n, int parts, double phase)
        {
            var data = problem.Order == 0
                ? Sine([n, problem.Batch, width * parts], phase)
                : Sine([n, problem.Batch, width * parts], phase).Transpose(0, 1).Contiguous();
            var leaf = data.To(dtype).To(device).Detach();
            leaf.RequiresGrad = true;
            return leaf;
        }

        Tensor View(Tensor leaf) => problem.Order == 0 ? leaf : leaf.Transpose(0, 1);
        Tensor q = Leaf(problem.Rows, 1, 0.1), pair = Leaf(problem.Sources, 2, 0.2);
        var mask = problem.Masked ? Sine([1, problem.Rows, problem.Sources], 0.3).To(dtype).To(device) : null;
        var kept = problem.Dropped
            ? Sine([problem.Batch * problem.Heads, problem.Rows, problem.Sources], 0.4).Gt(-0.5).To(device)
            : null;
        var y = Primitive.Call(op, [View(q), View(pair), null, mask, kept])[0];
        y.Mul(Sine(y.Layout.Sizes.ToArray(), 0.6).To(dtype).To(device)).Sum().Backward();
        return [.. new[] { y.Detach(), q.Grad!, pair.Grad! }.Select(x => x.To(Device.Cpu).Contiguous())];
    }

    private static Tensor Sine(long[] shape, double phase)
    {
        long count = 1;
        foreach (var size in shape) count *= size;
        var values = new double[count];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Sin((i * 1.7) + (i % 13 * phase) + phase);
        return Tensor.From(values, Shape.Create(shape));
    }

    private static double Difference(Tensor a, Tensor b) => a.To(DType.Float64).Sub(b.To(DType.Float64)).Abs().Max().Item<double>();

    private sealed record Problem(int Rows, int Sources, int Batch, int Heads, int Size, int Order, bool Masked, bool Dropped, bool Causal);
}
