using Kasane.Internal;
using Kasane.Tests.Support;
using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Group and instance norm in one kernel against layer norm of the groups, scaled and shifted afterwards, in double.</summary>
[Collection(nameof(WorkPool))]
public class GroupNormKernelTests
{
    // Planes with and without a rest, too small for the kernel, many small groups, one group, as many groups as channels.
    public static TheoryData<long[], int> Shapes => new()
    {
        { [2, 6, 17, 19], 3 }, { [3, 4, 2, 2], 2 }, { [2, 8, 3], 4 }, { [5, 6], 2 }, { [1, 4, 64, 50], 4 }, { [4, 32, 7, 7], 8 }, { [2, 5, 33], 1 },
        { [64, 2, 4], 2 }, { [2, 3, 2, 3, 5], 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Agrees_with_layer_norm_of_the_groups(long[] shape, int groups)
    {
        foreach (var (dtype, tolerance) in new[] { (DType.Float64, 1e-12), (DType.Float32, 1e-5), (DType.BFloat16, 0.05) })
        {
            foreach (var device in new[] { Device.Cpu, Device.Reference })
            {
                var leaves = Leaves(shape, dtype, device);
                Check(F.GroupNorm(leaves[0], groups, leaves[1], leaves[2]), leaves, Expected(shape, groups, true), tolerance);
                Check(F.GroupNorm(leaves[0], groups), leaves[..1], Expected(shape, groups, false), tolerance);
                if (groups == shape[1] && shape.Length > 2)
                    Check(F.InstanceNorm(leaves[0], weight: leaves[1], bias: leaves[2]), leaves, Expected(shape, groups, true), tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bits_depend_neither_on_the_threads_nor_on_the_record(long[] shape, int groups)
    {
        var threads = Threads.Count;
        try
        {
            Threads.Count = 1;
            var wanted = Results(shape, groups);
            Threads.Count = 3;
            var got = Results(shape, groups);
            for (var i = 0; i < wanted.Length; i++) Assert.Equal(wanted[i], got[i]);
            using var silence = Autograd.NoGrad();
            var leaves = Leaves(shape, DType.Float32, Device.Cpu);
            Assert.Equal(wanted[0], F.GroupNorm(leaves[0], groups, leaves[1], leaves[2]).ToArray<float>());
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    [Fact]
    public void Second_derivatives() =>
        GradCheck.Second(x => F.GroupNorm(x[0], 2, x[1], x[2]).Square(), Numbers.Spread([2, 4, 5]), Numbers.Spread([4], 0.5, 1.5), Numbers.Spread([4]));

    [Fact]
    public void Instance_norm_keeps_running_statistics()
    {
        var x = Numbers.Spread([3, 2, 20], 1, 4);
        var (mean, variance) = (Tensor.Zeros([2], DType.Float64), Tensor.Ones([2], DType.Float64));
        F.InstanceNorm(x, mean, variance);
        Numbers.AssertClose(x.Mean([0, 2]).Mul(0.1), mean, 1e-12);
        Numbers.AssertClose(x.Var(2).Mean(0).Mul(0.1).Add(0.9), variance, 1e-4);
    }

    private static Tensor[] Inputs(long[] shape) =>
        [Numbers.Spread(shape, -1, 3), Numbers.Spread([shape[1]], 0.5, 1.5), Numbers.Spread([shape[1]], phase: 0.3)];

    private static Tensor[] Leaves(long[] shape, DType dtype, Device device) =>
        Array.ConvertAll(Inputs(shape), input => input.To(dtype).To(device).Detach().RequiresGradInPlace());

    private static (Tensor Y, Tensor[] Leaves) Expected(long[] shape, int groups, bool affine)
    {
        var leaves = Leaves(shape, DType.Float64, Device.Reference);
        var x = leaves[0].Reshape(shape[0] * groups, -1);
        var y = F.LayerNorm(x, [x.Shape[1]]).Reshape(shape);
        long[] along = [shape[1], .. Enumerable.Repeat(1L, shape.Length - 2)];
        return affine ? (y.Mul(leaves[1].Reshape(along)).Add(leaves[2].Reshape(along)), leaves) : (y, leaves[..1]);
    }

    private static void Check(Tensor y, Tensor[] leaves, (Tensor Y, Tensor[] Leaves) expected, double tolerance)
    {
        var weights = Numbers.Spread(y.Shape.ToArray(), phase: 0.7);
        var got = Autograd.Grad(y.Mul(weights.To(y.DType).To(y.Device)).Sum(), leaves);
        var wanted = Autograd.Grad(expected.Y.Mul(weights.To(Device.Reference)).Sum(), expected.Leaves);
        AssertClose(expected.Y, y, tolerance);
        for (var i = 0; i < wanted.Length; i++) AssertClose(wanted[i]!, got[i]!, tolerance);
    }

    private static void AssertClose(Tensor wanted, Tensor got, double tolerance)
    {
        var (a, b) = (wanted.Detach().ToArray<double>(), got.Detach().To(Device.Cpu).To(DType.Float64).ToArray<double>());
        Assert.Equal(wanted.Shape, got.Shape);
        var scale = 1 + a.Max(Math.Abs);
        for (var i = 0; i < a.Length; i++)
            Assert.True(Math.Abs(a[i] - b[i]) <= tolerance * scale, $"element {i}: {b[i]} instead of {a[i]} (largest {scale})");
    }

    private static float[][] Results(long[] shape, int groups)
    {
        var leaves = Leaves(shape, DType.Float32, Device.Cpu);
        var y = F.GroupNorm(leaves[0], groups, leaves[1], leaves[2]);
        var weights = Numbers.Spread(shape, phase: 0.7).To(DType.Float32);
        return [y.ToArray<float>(), .. Autograd.Grad(y.Mul(weights).Sum(), leaves).Select(gradient => gradient!.ToArray<float>())];
    }
}
