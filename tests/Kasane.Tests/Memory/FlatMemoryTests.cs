using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>A training loop reuses its blocks: after the first steps the pool takes nothing new from the operating system.</summary>
[Collection(MemoryCollection.Name)]
public class FlatMemoryTests
{
    [Fact]
    public void Blocks_are_reused_from_step_to_step()
    {
        var weight = Tensor.Full([128, 128], 0.01f, requiresGrad: true);
        var input = Tensor.Full([128, 128], 0.5f);
        void Step()
        {
            var y = input.MatMul(weight).Tanh().MatMul(weight).Sigmoid();
            y.Mul(y).Mean().Backward();
            using (Autograd.NoGrad()) weight.SubInPlace(weight.Grad!.Mul(0.1));
            weight.Grad = null;
        }

        var budget = NativePool.Shared.Budget;
        NativePool.Shared.Budget = 8 << 20;
        try
        {
            for (var i = 0; i < 10; i++) Step();
            var (created, size) = (NativePool.Shared.BlocksCreated, NativePool.Shared.RentedBytes + NativePool.Shared.IdleBytes);
            for (var i = 0; i < 3000; i++) Step();
            // How many steps pass between two collections depends on what they cost; the budget may double, and holds 256 blocks then.
            Assert.InRange(NativePool.Shared.BlocksCreated - created, 0, 280);
            Assert.InRange(NativePool.Shared.RentedBytes + NativePool.Shared.IdleBytes, 0, size + (18 << 20));
        }
        finally
        {
            NativePool.Shared.Budget = budget;
        }
    }

    [Fact]
    public void Gradients_on_their_way_are_given_back_without_the_garbage_collector()
    {
        var x = Tensor.Full([128, 128], 0.01f, requiresGrad: true);
        var y = x.Mul(1);
        for (var i = 0; i < 100; i++) y = y.Tanh();
        var gradient = Tensor.Ones(128, 128);
        var created = NativePool.Shared.BlocksCreated;
        Assert.True(GC.TryStartNoGCRegion(64 << 20));
        try
        {
            y.Backward(gradient);
        }
        finally
        {
            GC.EndNoGCRegion();
        }
        // A handful of gradients is alive at a time, never a hundred.
        Assert.InRange(NativePool.Shared.BlocksCreated - created, 0, 6);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(256, 256 * 256 * sizeof(float))]
    public void Training_leaves_nothing_that_the_garbage_collector_has_to_find(int outputs, int dropped)
    {
        const int Steps = 20;
        using var process = HelperProcess.Start("steady", $"{Steps}", $"{outputs}");
        var words = process.StandardOutput.ReadToEnd().Split();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        // The user drops what the last layer made, if that is a large block. The rest comes back at once, and is enough for every step.
        Assert.Equal($"{Steps * dropped}", words[1]);
        if (dropped == 0) Assert.Equal("0", words[0]);
    }
}
