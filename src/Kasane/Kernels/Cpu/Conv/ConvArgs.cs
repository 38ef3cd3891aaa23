namespace Kasane.Internal;

/// <summary>One convolution, or one of its gradients: what is not asked for is read.</summary>
internal unsafe struct ConvArgs<T>
    where T : unmanaged
{
    /// <summary>The input side, or its gradient.</summary>
    public T* X;

    public T* Weight;

    /// <summary>The weight in the order of <see cref="ConvKernel{T, O, V}.Pack"/>, or null.</summary>
    public T* Packed;

    /// <summary>One number for each channel of the output side, or null.</summary>
    public T* Bias;

    /// <summary>The output side, or its gradient.</summary>
    public T* Y;

    public nint Samples;
    public ConvSizes Sizes;

    public readonly nint Groups => (nint)Sizes.Groups;

    public readonly nint In => (nint)Sizes.In;

    public readonly nint Out => (nint)Sizes.Out;

    public readonly nint Taps => (nint)Sizes.Taps;

    public readonly nint Places => (nint)Sizes.Places;

    /// <summary>Elements of one sample of the input side.</summary>
    public readonly nint XSample => (nint)(Sizes.Groups * Sizes.In * Sizes.Windows.Input.Product);

    /// <summary>Elements of one sample of the output side.</summary>
    public readonly nint YSample => (nint)(Sizes.Groups * Sizes.Out * Sizes.Places);
}
