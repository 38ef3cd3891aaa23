using System.Diagnostics.CodeAnalysis;

namespace Kasane;

/// <summary>Summaries of modules.</summary>
public static class ModuleSummaries
{
    /// <summary>
    /// Layers, output shapes, parameters, memory and multiply-adds for one input. It runs on a copy, in evaluation mode and, where the forward
    /// pass does not look at values, on shapes alone; the module is not changed, nor is the random stream.
    /// </summary>
    /// <param name="module">The module; lazy layers stay without shape.</param>
    /// <param name="input">An input such as the module takes; only its shape and dtype matter.</param>
    /// <exception cref="KasaneException">The input does not fit.</exception>
    public static ModuleSummary Summary<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        this Module<TInput, TOutput> module, TInput input)
    {
        ArgumentNullException.ThrowIfNull(module);
        return DryRun.Of(module, input, Run);
    }

    /// <summary>The summary for one tensor of a shape, filled with zeros: <c>net.Summary(1, 3, 224, 224)</c>.</summary>
    /// <param name="module">The module.</param>
    /// <param name="inputShape">The shape of the input, batch included.</param>
    /// <exception cref="KasaneException">The input does not fit.</exception>
    public static ModuleSummary Summary<[DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        this Module<Tensor, TOutput> module, params ReadOnlySpan<long> inputShape)
    {
        ArgumentNullException.ThrowIfNull(module);
        var like = module.Parameters().FirstOrDefault(parameter => parameter.IsInitialized);
        return module.Summary(Tensor.Zeros(Shape.Create(inputShape), like?.DType ?? DType.Float32, like?.Device));
    }

    private static ModuleSummary Run<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(
        Module<TInput, TOutput> module, TInput input)
    {
        var thread = Environment.CurrentManagedThreadId;
        var costs = new MultiplyAdds();
        var recorder = new SummaryRecorder(module, costs);
        using var before = GlobalModuleHooks.RegisterForwardPreHook(
            (part, given) => Environment.CurrentManagedThreadId == thread ? recorder.Enter(part, given) : null);
        using var after = GlobalModuleHooks.RegisterForwardHook(
            (part, _, output) => Environment.CurrentManagedThreadId == thread ? recorder.Leave(part, output) : null);
        Interceptor.Install(costs);
        try
        {
            module.Call(input);
        }
        finally
        {
            Interceptor.Remove(costs);
        }
        return recorder.Finish();
    }
}
