using Kasane.Internal;
using static Kasane.Tests.FiniteDifferences;

namespace Kasane.Tests;

/// <summary>Batch norm and the gradient of max pooling, one kernel each, against the compositions of the reference device.</summary>
[Collection(nameof(WorkPool))]
public class ChannelKernelTests
{
    public static TheoryData<long[]> Shapes =>
        [[2, 3, 17, 19], [5, 4, 2, 2], [9, 7, 3, 1], [4, 5, 8, 8], [3, 2, 40, 41], [1, 33, 7, 7], [64, 3, 1, 1], [2, 3, 100, 90], [130, 67], [65, 16], [3, 200], [64, 1], [200, 33, 1]];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Batch_norm_agrees(long[] shape)
    {
        foreach (var dtype in new[] { DType.Float64, DType.Float32 })
        {
            var (wanted, got) = (Norm(shape, dtype, Device.Reference), Norm(shape, dtype, Device.Cpu));
            for (var i = 0; i < wanted.Length; i++) AssertClose(wanted[i], got[i], dtype == DType.Float64 ? 1e-12 : 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Frozen_batch_norm_agrees_with_the_recorded_one(long[] shape)
    {
        var x = Numbers(shape).To(DType.Float32);
        Tensor[] given = [.. Enumerable.Range(0, 4).Select(i => Numbers(shape[1]).Add(2 + i).To(DType.Float32))];
        using var silence = Autograd.NoGrad();
        var got = Functional.BatchNorm(x, given[0], given[1], given[2], given[3]);
        var wanted = Functional.BatchNorm(
            x.To(DType.Float64), given[0].To(DType.Float64), given[1].To(DType.Float64), given[2].To(DType.Float64), given[3].To(DType.Float64));
        AssertClose(wanted, got, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Batch_norm_with_its_rectifier_is_the_same_bits_in_one_operation(long[] shape)
    {
        foreach (var device in new[] { Device.Cpu, Device.Reference })
        {
            var (wanted, got) = (Rectified(shape, device, false), Rectified(shape, device, true));
            for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], got[i]);
        }
    }

    [Fact]
    public void Rectified_batch_norm_is_differentiable_twice() =>
        GradCheck.Second(
            x => Functional.BatchNormRelu(x[0], null, null, x[1], x[2], 0.1, 1e-5).Square(),
            Numbers(3, 2, 5), Numbers(2).Add(2), Numbers(2));

    [Fact]
    public void Sequential_rectifies_in_the_norm_and_keeps_the_running_statistics()
    {
        var (norm, other) = (new BatchNorm2d(3), new BatchNorm2d(3));
        var x = Numbers(4, 3, 6, 5).To(DType.Float32);
        x[0, 0, 0, 0].FillInPlace(double.NaN);
        var (got, wanted) = (new Sequential(norm, new ReLU()).Call(x), other.Call(x).Relu());
        Assert.Equal(wanted.ToArray<float>(), got.ToArray<float>());
        Assert.Equal(other.RunningVar!.ToArray<float>(), norm.RunningVar!.ToArray<float>());
        Assert.Equal(1, norm.NumBatchesTracked!.Item<long>());
        var seen = 0;
        norm.RegisterForwardHook((_, _, y) =>
        {
            seen++;
            Assert.Contains(y.ToArray<float>(), value => value < 0);
            return y;
        });
        new Sequential(norm, new ReLU()).Call(x);
        Assert.Equal(1, seen);
    }

    [Theory]
    [InlineData(2, 2, 0, 1)]
    [InlineData(3, 2, 1, 1)]
    [InlineData(3, 1, 1, 2)]
    [InlineData(5, 3, 2, 1)]
    public void Max_pooling_agrees(long kernel, long stride, long padding, long dilation)
    {
        foreach (var dtype in new[] { DType.Float64, DType.Float32 })
            foreach (var shape in new long[][] { [2, 3, 17, 37], [1, 2, 64, 9], [3, 1, 8, 8] })
            {
                var x = Numbers(shape).Mul(3).Round();
                x[0, 0, 3, 4].FillInPlace(double.NaN);
                x[0, 0, 4, 3].FillInPlace(double.NaN);
                x[0, 0, 4, 4].FillInPlace(double.NegativeInfinity);
                var (wanted, got) = (Pool(x.To(dtype), Device.Reference), Pool(x.To(dtype), Device.Cpu));
                for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i].ToArray<double>(), got[i].ToArray<double>());
            }

        Tensor[] Pool(Tensor x, Device device)
        {
            var leaf = x.To(device).Detach().RequiresGradInPlace();
            var alone = Functional.MaxPool2d(leaf.Detach(), kernel, stride, padding, dilation);
            var (y, indices) = Functional.MaxPool2dWithIndices(leaf, kernel, stride, padding, dilation);
            var weights = Numbers(y.Shape.ToArray()).Round().To(x.DType).To(device);
            var gradient = Autograd.Grad([y], [leaf], [weights])[0]!;
            return [.. new[] { y.Detach(), alone, indices, gradient }.Select(result => result.To(Device.Cpu).To(DType.Float64))];
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bits_do_not_depend_on_the_threads(long[] shape)
    {
        var threads = Threads.Count;
        try
        {
            Threads.Count = 1;
            var wanted = Norm(shape, DType.Float32, Device.Cpu);
            Threads.Count = 3;
            var got = Norm(shape, DType.Float32, Device.Cpu);
            for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i].ToArray<float>(), got[i].ToArray<float>());
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    private static float[][] Rectified(long[] shape, Device device, bool fused)
    {
        Tensor Leaf(Tensor x) => x.To(DType.Float32).To(device).Detach().RequiresGradInPlace();
        Tensor[] leaves = [Leaf(Numbers(shape)), Leaf(Numbers(shape[1]).Add(2)), Leaf(Numbers(shape[1]))];
        var y = fused
            ? Functional.BatchNormRelu(leaves[0], null, null, leaves[1], leaves[2], 0.1, 1e-5)
            : Functional.BatchNorm(leaves[0], null, null, leaves[1], leaves[2], training: true).Relu();
        var weights = Numbers(shape).To(DType.Float32).To(device);
        return [y.ToArray<float>(), .. Autograd.Grad(y.Mul(weights).Sum(), leaves).Select(gradient => gradient!.ToArray<float>())];
    }

    private static Tensor[] Norm(long[] shape, DType dtype, Device device)
    {
        Tensor[] inputs = [Numbers(shape).Add(5), Numbers(shape[1]).Add(2), Numbers(shape[1])];
        var leaves = Array.ConvertAll(inputs, input => input.To(dtype).To(device).Detach().RequiresGradInPlace());
        var (y, mean, inverse) = Functional.NativeBatchNorm(leaves[0], leaves[1], leaves[2], null, null, true, 0.1, 1e-5);
        var gradients = Autograd.Grad(y.Mul(Numbers(shape).To(dtype).To(device)).Sum(), leaves);
        return [.. new[] { y.Detach(), mean.Detach(), inverse.Detach() }.Concat(gradients!).Select(result => result!.To(Device.Cpu))];
    }

    private static void AssertClose(Tensor wanted, Tensor got, double tolerance)
    {
        var (a, b) = (wanted.To(DType.Float64).ToArray<double>(), got.To(DType.Float64).ToArray<double>());
        var scale = 1 + a.Max(Math.Abs);
        for (var i = 0; i < a.Length; i++)
            Assert.True(Math.Abs(a[i] - b[i]) <= tolerance * scale, $"element {i}: {b[i]} instead of {a[i]} (largest {scale})");
    }
}
