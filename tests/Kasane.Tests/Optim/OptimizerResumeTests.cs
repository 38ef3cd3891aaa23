namespace Kasane.Tests;

public class OptimizerResumeTests
{
    public static TheoryData<string> All => OptimizerCatalog.All;

    public static TheoryData<string> Fused => OptimizerCatalog.Fused;

    [Theory]
    [MemberData(nameof(All))]
    public void ALoadedStateGoesOnBitForBit(string name)
    {
        Tensor[] whole = [OptimizerCatalog.Leaf(3, 5, 1), OptimizerCatalog.Leaf(2, 2, 2)];
        var optimizer = OptimizerCatalog.Make(name, whole);
        Train(optimizer, whole, 0, 4);
        Tensor[] resumed = [.. whole.Select(Copy)];
        var other = OptimizerCatalog.Make(name, resumed);
        Train(other, resumed, 7, 9);
        using (Autograd.NoGrad())
            foreach (var (to, from) in resumed.Zip(whole)) to.CopyInPlace(from);
        other.LoadStateDict(optimizer.StateDict());
        Train(optimizer, whole, 4, 9);
        Train(other, resumed, 4, 9);
        Assert.Equal(Values(whole), Values(resumed));
    }

    [Theory]
    [MemberData(nameof(Fused))]
    public void TheNumberOfThreadsDoesNotChangeABit(string name)
    {
        var threads = Threads.Count;
        try
        {
            var results = new List<float[]>();
            foreach (var count in (int[])[1, 2, 5])
            {
                Threads.Count = count;
                // One that is cut, and many that are dealt out.
                Tensor[] parameters = [OptimizerCatalog.Leaf(301, 157, 3), .. Enumerable.Range(4, 30).Select(i => OptimizerCatalog.Leaf(i, 301, i))];
                Train(OptimizerCatalog.Make(name, parameters), parameters, 0, 2);
                results.Add(Values(parameters));
            }
            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
        finally
        {
            Threads.Count = threads;
        }
    }

    [Theory]
    [MemberData(nameof(Fused))]
    public void VectorsAndPlainLoopsAgree(string name)
    {
        Tensor[] fast = [OptimizerCatalog.Leaf(7, 19, 4, DType.Float64)];
        Tensor[] plain = [OptimizerCatalog.Leaf(7, 19, 4, DType.Float64, Device.Reference)];
        Train(OptimizerCatalog.Make(name, fast), fast, 0, 3);
        Train(OptimizerCatalog.Make(name, plain), plain, 0, 3);
        foreach (var (a, b) in fast[0].ToArray<double>().Zip(plain[0].To(Device.Cpu).ToArray<double>())) Assert.Equal(a, b, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Fused))]
    public void AGradientOnAnotherDeviceChangesNothing(string name)
    {
        Tensor[] parameters = [OptimizerCatalog.Leaf(2, 3, 5), OptimizerCatalog.Leaf(3, 2, 6)];
        var optimizer = OptimizerCatalog.Make(name, parameters);
        Train(optimizer, parameters, 0, 1);
        var before = Values(parameters);
        var state = optimizer.StateDict().State.SelectMany(entry => entry.Value).Select(pair => Print(pair.Value)).ToArray();
        parameters[1].SetGrad(parameters[1].Grad!.To(Device.Reference), exposed: true);
        Assert.Throws<DeviceException>(optimizer.Step);
        Assert.Equal(before, Values(parameters));
        Assert.Equal(state, optimizer.StateDict().State.SelectMany(entry => entry.Value).Select(pair => Print(pair.Value)).ToArray());
    }

    private static void Train(Optimizer optimizer, Tensor[] parameters, int from, int to)
    {
        for (var step = from; step < to; step++) OptimizerCatalog.Step(optimizer, parameters, step);
    }

    private static Tensor Copy(Tensor x)
    {
        var copy = x.Detach().Clone();
        copy.RequiresGrad = true;
        return copy;
    }

    private static float[] Values(Tensor[] tensors) => [.. tensors.SelectMany(tensor => tensor.Detach().ToArray<float>())];

    private static string Print(object? value) => value is Tensor tensor ? string.Join(' ', tensor.Detach().ToArray<float>()) : $"{value}";
}
