namespace Kasane.Internal;

/// <summary>Counts the multiply-adds of the primitives that one thread calls.</summary>
internal sealed class MultiplyAdds : Interceptor
{
    private readonly int thread = Environment.CurrentManagedThreadId;

    public long Count { get; private set; }

    public override Tensor[] Invoke(string operation, Tensor?[] inputs, Func<Tensor?[], Tensor[]> proceed)
    {
        var results = proceed(inputs);
        if (Environment.CurrentManagedThreadId == thread) Count += Of(operation, inputs, results);
        return results;
    }

    private static long Of(string operation, Tensor?[] inputs, Tensor[] results) => operation switch
    {
        // Every number of the result is a sum over the common dimension.
        "Linear" or "MatMul" => results[0].ElementCount * inputs[0]!.Size(-1),
        // Every number of the result sees the kernel once, over the channels of its group.
        "Conv" => results[0].ElementCount * PerOutput(inputs[1]!),
        // Every number of the input is spread over the kernel.
        "ConvTranspose" => inputs[0]!.ElementCount * PerOutput(inputs[1]!),
        _ => 0,
    };

    private static long PerOutput(Tensor weight) => weight.Size(0) == 0 ? 0 : weight.ElementCount / weight.Size(0);
}
