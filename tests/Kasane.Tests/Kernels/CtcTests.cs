namespace Kasane.Tests;

/// <summary>Losses of sequences and their gradients against the plain loops of the reference device.</summary>
public class CtcTests
{
    [Theory]
    [InlineData(30, 5, 7, 12)]
    [InlineData(9, 3, 2, 4)]
    [InlineData(40, 2, 33, 20)]
    [InlineData(4, 2, 3, 4)]
    public void Losses_and_gradients_agree(int times, int batch, int classes, int labels)
    {
        var x = Tensor.Randn([times, batch, classes], new Generator(3), DType.Float64).Mul(3);
        var targets = Tensor.RandInt(1, classes, [batch, labels], new Generator(4), DType.Int64);
        long[] lengths = [.. Enumerable.Range(0, batch).Select(i => (long)(times - i))];
        long[] wanted = [.. Enumerable.Range(0, batch).Select(i => i == 1 ? 0L : labels - i)];
        var (loss, gradient) = Run(Device.Cpu);
        var (plainLoss, plainGradient) = Run(Device.Reference);
        for (var i = 0; i < loss.Length; i++) Near(plainLoss[i], loss[i]);
        for (var i = 0; i < gradient.Length; i++) Near(plainGradient[i], gradient[i]);

        (double[] Loss, double[] Gradient) Run(Device device)
        {
            var leaf = x.Detach().To(device).RequiresGradInPlace();
            var losses = Functional.CtcLoss(leaf.LogSoftmax(-1), targets.To(device), lengths, wanted, reduction: Reduction.None);
            losses.Sum().Backward();
            return (losses.To(Device.Cpu).ToArray<double>(), leaf.Grad!.To(Device.Cpu).ToArray<double>());
        }
    }

    private static void Near(double want, double got) =>
        Assert.True(want.Equals(got) || Math.Abs(want - got) <= 1e-10 * Math.Max(1, Math.Abs(want)), $"{got} is not {want}");
}
