using Kasane.Internal;

namespace Kasane.Tests;

[Collection("Interceptors")]
public class InterceptorTests
{
    [Fact]
    public void SeesEveryKindOfPrimitiveCallAndChangesNothing()
    {
        var x = Tensor.From(new float[] { 1, -2, 3, -4 }, [2, 2], requiresGrad: true);
        var plain = Run(x);
        var expected = x.Grad!.ToArray<float>();
        x.Grad = null;
        var recorder = new Recorder();
        Interceptor.Install(recorder);
        Tensor watched;
        try
        {
            watched = Run(x);
        }
        finally
        {
            Interceptor.Remove(recorder);
        }
        Assert.Equal(plain.Item<float>(), watched.Item<float>());
        Assert.Equal(expected, x.Grad!.ToArray<float>());
        foreach (var name in (string[])["Mul", "Tanh", "Relu", "Permute", "MatMul", "Sum"]) Assert.Contains(name, recorder.Seen);
    }

    [Fact]
    public void IsNotAskedOnceItIsRemoved()
    {
        var recorder = new Recorder();
        Interceptor.Install(recorder);
        Interceptor.Remove(recorder);
        Tensor.Ones(3).Tanh();
        Assert.Empty(recorder.Seen);
        Assert.False(Interceptor.Any);
    }

    private static Tensor Run(Tensor x)
    {
        var y = x * 2;
        y.ReluInPlace();
        y = y.Tanh();
        var z = y.MatMul(y.Transpose(0, 1)).Sum();
        z.Backward();
        return z;
    }

    // Other tests run at the same time; only this thread's calls are noted.
    private sealed class Recorder : Interceptor
    {
        private readonly int thread = Environment.CurrentManagedThreadId;

        public List<string> Seen { get; } = [];

        public override Tensor[] Invoke(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> proceed)
        {
            if (Environment.CurrentManagedThreadId == thread) Seen.Add(operation);
            return proceed(inputs);
        }
    }
}
