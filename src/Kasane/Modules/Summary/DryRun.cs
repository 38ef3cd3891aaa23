using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>
/// A forward pass that leaves no trace: on a copy of the module, in evaluation mode, without gradients, with the random stream put back. It
/// runs on shapes alone where the module does not look at values.
/// </summary>
internal static class DryRun
{
    /// <param name="module">The module; lazy layers stay without shape.</param>
    /// <param name="input">An input such as the module takes.</param>
    /// <param name="run">Gets the copy and its input; it may be called twice.</param>
    public static TResult Of<
        [DynamicallyAccessedMembers(TensorParts.Reflected)] TInput, [DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput, TResult>(
        Module<TInput, TOutput> module, TInput input, Func<Module<TInput, TOutput>, TInput, TResult> run)
    {
        using var mode = Autograd.NoGrad();
        var state = Generator.Default.GetState();
        try
        {
            var shapes = new ModuleCopier(tensor => CopyTo(tensor, Device.Meta)).Copy(module);
            var onMeta = TensorParts.Of(input).ConvertAll(tensor => tensor?.To(Device.Meta));
            return run(((Module<TInput, TOutput>)shapes).Eval(), TensorParts.With(input, onMeta));
        }
        catch (DeviceException)
        {
            // Control flow that reads values: shapes alone will not do.
            return run(module.Clone().Eval(), input);
        }
        finally
        {
            Generator.Default.SetState(state);
        }
    }

    private static Tensor CopyTo(Tensor tensor, Device device) => tensor switch
    {
        UninitializedBuffer => new UninitializedBuffer(),
        Parameter { IsInitialized: false } => Parameter.Uninitialized(),
        Parameter parameter => new Parameter(parameter.Detach().To(device), parameter.RequiresGrad),
        _ => tensor.Detach().To(device),
    };
}
