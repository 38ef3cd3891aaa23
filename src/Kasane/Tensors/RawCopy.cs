namespace Kasane.Internal;

/// <summary>Access to a tensor's memory without recording anything.</summary>
internal static unsafe class RawCopy
{
    /// <summary>The tensor itself if it is contiguous, otherwise a contiguous copy.</summary>
    public static Tensor Contiguous(Tensor x)
    {
        if (x.IsContiguous) return x;
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), x.DType);
        y.Backend.Copy(x.Block, y.Block);
        return y;
    }

    /// <summary>The memory of a contiguous CPU tensor. A pooled block must not go back while the span is used, so the caller keeps the tensor.</summary>
    public static Span<T> Span<T>(Tensor x)
        where T : unmanaged
    {
        var block = x.Block;
        if (x.Storage.IsPooled)
        {
            fixed (byte* pin = block) return new((T*)block.Address(pin), checked((int)x.ElementCount));
        }
        ref var start = ref System.Runtime.CompilerServices.Unsafe.AsRef(in block.GetPinnableReference());
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref start)) return [];
        return System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.CompilerServices.Unsafe.Add(ref start, (nint)(x.Offset * x.DType.ItemSize))),
            checked((int)x.ElementCount));
    }
}
