using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(x));

    /// <summary>The raw bytes of a contiguous CPU tensor.</summary>
    public static Span<byte> Bytes(Tensor x)
    {
        var block = x.Block;
        var length = checked((int)(x.ElementCount * x.DType.ItemSize));
        if (x.Storage.IsNative)
        {
            fixed (byte* pin = block) return new(block.Address(pin), length);
        }
        ref var start = ref Unsafe.AsRef(in block.GetPinnableReference());
        if (Unsafe.IsNullRef(ref start)) return [];
        return MemoryMarshal.CreateSpan(
            ref Unsafe.Add(ref start, (nint)(x.Offset * x.DType.ItemSize)), length);
    }
}
