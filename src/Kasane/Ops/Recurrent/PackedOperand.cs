namespace Kasane.Internal;

/// <summary>A right operand of several products, packed once.</summary>
internal static class PackedOperand
{
    /// <summary>The packed operand; null where the backend has no better order.</summary>
    public static Tensor? Of(Backend backend, in Block right)
    {
        var size = backend.PackedSize(right);
        if (size == 0) return null;
        var packed = Tensor.Allocate(right.Device, Layout.Contiguous([size]), right.DType);
        backend.Pack(right, packed.Block);
        return packed;
    }
}
