namespace Kasane;

public static partial class Functional
{
    /// <summary>As Float32: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Float(this Tensor x) => x.To(DType.Float32);

    /// <summary>As Float64: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Double(this Tensor x) => x.To(DType.Float64);

    /// <summary>As Float16: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Half(this Tensor x) => x.To(DType.Float16);

    /// <summary>As BFloat16: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor BFloat16(this Tensor x) => x.To(DType.BFloat16);

    /// <summary>As Int64: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Long(this Tensor x) => x.To(DType.Int64);

    /// <summary>As Int32: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Int(this Tensor x) => x.To(DType.Int32);

    /// <summary>As Int16: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Short(this Tensor x) => x.To(DType.Int16);

    /// <summary>As Int8: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Char(this Tensor x) => x.To(DType.Int8);

    /// <summary>As UInt8: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Byte(this Tensor x) => x.To(DType.UInt8);

    /// <summary>As Bool: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Bool(this Tensor x) => x.To(DType.Bool);

    /// <summary>In the dtype and on the device of another tensor: <paramref name="x"/> itself if it is, otherwise a copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="other">The model.</param>
    public static Tensor To(this Tensor x, Tensor other) => x.To(other.DType).To(other.Device);

    /// <summary>In the dtype of another tensor: <paramref name="x"/> itself if it is, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="other">The model.</param>
    public static Tensor TypeAs(this Tensor x, Tensor other) => x.To(other);
}
