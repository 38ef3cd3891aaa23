namespace Kasane.Tests;

/// <summary>
/// A small network, trained by hand with everything that makes owners of memory hard to follow: views, hooks, changes in place, retained
/// graphs and gradients, second order, an exception in the middle of backward.
/// </summary>
internal sealed class TrainingRun
{
    private const int Batch = 96;
    private const int Width = 96;

    private readonly Tensor[] weights;
    private readonly Tensor input;
    private readonly Tensor target;
    private Tensor? seenByHook;

    public TrainingRun(int seed)
    {
        weights = [.. Enumerable.Range(0, 3).Select(i => Noise(seed + i, Width, 0.1f))];
        foreach (var weight in weights) weight.RequiresGrad = true;
        (input, target) = (Noise(seed + 7, Batch, 1), Noise(seed + 8, Batch, 1));
    }

    /// <summary>The bits of all losses and, at the end, of all weights.</summary>
    public List<int> Run(int steps)
    {
        var bits = new List<int>();
        for (var step = 0; step < steps; step++)
        {
            bits.Add(BitConverter.SingleToInt32Bits(Step(step)));
            foreach (var weight in weights) bits.AddRange(weight.ToArray<float>().Where((_, i) => i % 97 == 0).Select(BitConverter.SingleToInt32Bits));
        }
        return bits;
    }

    private float Step(int step)
    {
        var hidden = input.MatMul(weights[0]).Tanh();
        hidden.RegisterHook(gradient =>
        {
            seenByHook = gradient;
            return step % 2 == 0 ? gradient.Mul(0.5) : null;
        });
        if (step % 3 == 0) hidden.RetainGrad();
        var second = hidden.MatMul(weights[1]).Add(hidden.Transpose(0, 1));
        var upper = second.Narrow(0, 0, Batch / 2);
        upper.MulInPlace(hidden.Narrow(0, Batch / 2, Batch / 2));
        second.Narrow(1, 0, 10).CopyInPlace(hidden.Narrow(1, 5, 10));
        var output = second.Sigmoid().MatMul(weights[2].Transpose(0, 1));
        var difference = output.Sub(target);
        var loss = difference.Mul(difference).Mean();
        if (step % 4 == 1) Fail(output);
        if (step % 5 == 2) loss = loss.Add(Penalty(loss));
        loss.Backward(retainGraph: step % 6 == 3);
        if (step % 6 == 3) loss.Backward();
        // What a hook was given stays whole, however the engine goes on.
        var kept = seenByHook!.Sum().Item<float>();
        if (hidden.Grad is { } retained) kept += retained.Sum().Item<float>();
        using (Autograd.NoGrad())
        {
            foreach (var weight in weights)
            {
                weight.SubInPlace(weight.Grad!.Mul(0.5));
                if (step % 2 == 0) weight.Grad = null;
                else weight.Grad!.ZeroInPlace();
            }
        }
        return loss.Item<float>() + kept;
    }

    private static void Fail(Tensor output)
    {
        var end = output.Mul(2);
        var branch = end.Mul(end);
        using (branch.RegisterHook(_ => throw new InvalidOperationException("in the middle")))
            Assert.Throws<InvalidOperationException>(() => branch.Add(end.Tanh()).Sum().Backward(retainGraph: true));
    }

    private Tensor Penalty(Tensor loss)
    {
        var gradient = Autograd.Grad(loss, [weights[0]], createGraph: true)[0]!;
        return gradient.Mul(gradient).Sum().Mul(0.1);
    }

    private static Tensor Noise(int seed, int rows, float scale)
    {
        var random = new Random(seed);
        var values = new float[rows * Width];
        for (var i = 0; i < values.Length; i++) values[i] = scale * ((float)random.NextDouble() - 0.5f);
        return Tensor.From(values, [rows, Width]);
    }
}
