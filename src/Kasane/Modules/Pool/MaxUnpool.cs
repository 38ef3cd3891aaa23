namespace Kasane;

/// <summary>The base of unpoolings: what a max pooling kept is put back where it came from, zeros elsewhere.</summary>
public abstract class MaxUnpool : Module<UnpoolInput, Tensor>
{
    private protected MaxUnpool(Extent kernelSize, Extent stride, Extent padding, int dims)
    {
        var name = GetType().Name;
        KernelSize = kernelSize.Spread(dims, 0, name, nameof(kernelSize));
        Stride = stride.IsDefault ? KernelSize : stride.Spread(dims, 0, name, nameof(stride));
        Padding = padding.Spread(dims, 0, name, nameof(padding));
    }

    /// <summary>The size of a window.</summary>
    public Extent KernelSize { get; }

    /// <summary>The distance between two windows.</summary>
    public Extent Stride { get; }

    /// <summary>The padding of the pooling.</summary>
    public Extent Padding { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"kernel_size={PythonText.Tuple(KernelSize)}, stride={PythonText.Tuple(Stride)}, padding={PythonText.Tuple(Padding)}";

    /// <summary>The result, with all hooks.</summary>
    /// <param name="input">The largest elements.</param>
    /// <param name="indices">Where they came from, as <see cref="IndexedPool.CallWithIndices"/> tells.</param>
    /// <param name="outputSize">The size of the result, whole or only its spatial dimensions; default: the smallest that fits.</param>
    /// <exception cref="ArgumentException">The output size is further than a stride away from the default.</exception>
    /// <exception cref="TensorIndexException">An index lies outside of the result.</exception>
    public Tensor Call(Tensor input, Tensor indices, ReadOnlySpan<long> outputSize = default) =>
        Call(new UnpoolInput(input, indices, outputSize.IsEmpty ? null : outputSize.ToArray()));
}
