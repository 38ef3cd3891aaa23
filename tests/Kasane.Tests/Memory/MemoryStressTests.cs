using System.Runtime.CompilerServices;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>No block is given back under a kernel, a hook or a user, and none is given back twice: results keep their bits.</summary>
[Collection(MemoryCollection.Name)]
public class MemoryStressTests
{
    private const int Steps = 24;

    [Fact]
    public void Training_under_stress_gives_the_same_bits()
    {
        var expected = new TrainingRun(1).Run(Steps);
        Assert.DoesNotContain(expected, bits => float.IsNaN(BitConverter.Int32BitsToSingle(bits)));
        List<int> actual;
        using (new Stress()) actual = new TrainingRun(1).Run(Steps);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Several_threads_train_under_stress_and_give_the_same_bits()
    {
        const int threads = 4;
        var expected = Enumerable.Range(0, threads).Select(i => new TrainingRun(10 * i).Run(Steps)).ToArray();
        var actual = new List<int>[threads];
        using (new Stress())
        {
            var workers = Enumerable.Range(0, threads).Select(i => new Thread(() => actual[i] = new TrainingRun(10 * i).Run(Steps))).ToArray();
            foreach (var worker in workers) worker.Start();
            foreach (var worker in workers) worker.Join();
        }
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_pinned_block_outlives_its_tensor()
    {
        using var stress = new Stress();
        for (var i = 0; i < 20; i++) Assert.Equal(2.5f, ReadAfterTheTensorIsGone());
    }

    [Fact]
    public void Dropped_tensors_come_back_before_the_pool_grows()
    {
        var before = NativePool.Shared.RentedBytes;
        var budget = NativePool.Shared.Budget;
        NativePool.Shared.Budget = before + (8 << 20);
        try
        {
            for (var i = 0; i < 500; i++) Tensor.Ones(256, 1024).AddInPlace(1);
            Assert.InRange(NativePool.Shared.RentedBytes, 0, before + (16 << 20));
        }
        finally
        {
            NativePool.Shared.Budget = budget;
        }
    }

    [Fact]
    public void A_poisoned_block_shows_that_it_came_back()
    {
        var pool = new NativePool(0) { Poisons = true };
        var block = pool.Rent(5000);
        unsafe
        {
            *(float*)block.Address = 1;
            block.Return();
            Assert.True(float.IsNaN(*(float*)block.Address));
        }
        Assert.Equal((0, 1), (pool.RentedBytes, pool.BlocksCreated));
        Assert.Same(block, pool.Rent(5000));
        block.Return();
        pool.Trim();
        Assert.Equal(0, pool.IdleBytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float ReadAfterTheTensorIsGone()
    {
        var block = Orphan();
        return Read(ref block);
    }

    // Nothing but the pin keeps the memory, as in a kernel whose operand was a temporary.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe float Read(ref Block block)
    {
        fixed (byte* pin = block)
        {
            var values = (float*)block.Address(pin);
            block = default;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return values[4999];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Block Orphan() => Tensor.Full([5000], 2.5).Block;
}
