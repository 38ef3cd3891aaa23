namespace Kasane;

public static partial class Autograd
{
    /// <summary>
    /// Until the guard is disposed, every tensor that an operation on this thread saves for its gradient passes <paramref name="pack"/>;
    /// when the gradient needs it, <paramref name="unpack"/> makes a tensor of what was packed. For example, saved tensors can be written
    /// to a file, or kept in a smaller dtype. Guards nest; only the innermost hooks are called.
    /// </summary>
    /// <typeparam name="T">What stands for a tensor meanwhile.</typeparam>
    /// <param name="pack">Gets the values without gradient history; must not change them.</param>
    /// <param name="unpack">Returns a tensor of the same shape, dtype and values.</param>
    /// <remarks>Changes in place of what was packed are not noticed.</remarks>
    public static SavedTensorHooksGuard SavedTensorHooks<T>(Func<Tensor, T> pack, Func<T, Tensor> unpack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(unpack);
        return new(new Internal.SavedTensorHooks<T>(pack, unpack));
    }

    /// <summary>Until the guard is disposed, tensors saved for gradients wait on the CPU and return to their device when needed.</summary>
    public static SavedTensorHooksGuard SaveOnCpu() => SavedTensorHooks(
        static tensor => (tensor.Device, Tensor: tensor.To(Device.Cpu)),
        static packed => packed.Tensor.To(packed.Device));
}
