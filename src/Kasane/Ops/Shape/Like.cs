namespace Kasane;

public static partial class Functional
{
    /// <summary>Zeros of the same shape, dtype and device.</summary>
    /// <param name="x">The model.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor ZerosLike(this Tensor x, DType? dtype = null) => x.FullLike(0, dtype);

    /// <summary>Ones of the same shape, dtype and device.</summary>
    /// <param name="x">The model.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor OnesLike(this Tensor x, DType? dtype = null) => x.FullLike(1, dtype);

    /// <summary>One number everywhere, in the same shape, dtype and device.</summary>
    /// <param name="x">The model.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor FullLike(this Tensor x, Scalar value, DType? dtype = null)
    {
        var y = x.EmptyLike(dtype);
        y.Backend.Fill(y.Block, value);
        return y;
    }

    /// <summary>Memory with undefined content, in the same shape, dtype and device.</summary>
    /// <param name="x">The model.</param>
    /// <param name="dtype">Default: that of <paramref name="x"/>.</param>
    public static Tensor EmptyLike(this Tensor x, DType? dtype = null)
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), dtype ?? x.DType);
        if (GradMode.Inference) y.IsInference = true;
        return y;
    }
}
