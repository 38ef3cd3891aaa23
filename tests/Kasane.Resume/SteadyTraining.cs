using Kasane.Internal;

namespace Kasane.Resume;

/// <summary>Trains a Sequential while the garbage collector rests, and says what that did to the pool of large blocks.</summary>
public static class SteadyTraining
{
    /// <summary>Warms up, takes so many steps without a collection, and returns what the pool has more of than before.</summary>
    /// <param name="steps">The steps without a collection.</param>
    /// <param name="outputs">Columns of the result: the user's, not the network's, and from 5 columns on a large block.</param>
    /// <returns>Blocks taken from the operating system, and bytes in use.</returns>
    /// <exception cref="InvalidOperationException">There was a collection after all.</exception>
    public static (long Blocks, long Used) Run(int steps, int outputs)
    {
        var net = new Sequential(
            new Linear(256, 256), new ReLU(), new Linear(256, 256), new Tanh(), new Linear(256, 256), new LeakyReLU(), new Linear(256, 256),
            new Sigmoid(), new Linear(256, outputs));
        var optimizer = new SGD(net.Parameters(), lr: 0.01, momentum: 0.9);
        var x = Tensor.Randn(256, 256);
        for (var i = 0; i < 5; i++) Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (!GC.TryStartNoGCRegion(64 << 20)) throw new InvalidOperationException("The garbage collector has no room to rest.");
        var (pool, collections) = (NativePool.Shared, GC.CollectionCount(0));
        var (blocks, used) = (pool.BlocksCreated, pool.RentedBytes);
        for (var i = 0; i < steps; i++) Step();
        (blocks, used) = (pool.BlocksCreated - blocks, pool.RentedBytes - used);
        if (GC.CollectionCount(0) != collections) throw new InvalidOperationException("The steps took more managed memory than there was.");
        GC.EndNoGCRegion();
        return (blocks, used);

        void Step()
        {
            optimizer.ZeroGrad();
            net.Call(x).Sum().Backward();
            optimizer.Step();
        }
    }
}
