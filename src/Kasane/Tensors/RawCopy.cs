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

    /// <summary>The bytes of a contiguous tensor, as a tensor: of any length.</summary>
    public static Tensor AsBytes(Tensor x) =>
        x.Alias(Layout.Contiguous([x.ElementCount * x.DType.ItemSize]), x.Offset * x.DType.ItemSize, DType.UInt8);

    /// <summary>Copies a part of what <see cref="AsBytes"/> gave to the host.</summary>
    public static void Download(Tensor bytes, long offset, Span<byte> part)
    {
        var range = bytes.Alias(Layout.Contiguous([part.Length]), bytes.Offset + offset);
        range.Backend.Download(range.Block, part);
        GC.KeepAlive(range);
    }

    /// <summary>The memory of a contiguous CPU tensor. A pooled block must not go back while the span is used, so the caller keeps the tensor.</summary>
    public static Span<T> Span<T>(Tensor x)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(x));

    /// <summary>The raw bytes of a contiguous CPU tensor.</summary>
    public static Span<byte> Bytes(Tensor x)
    {
        var block = x.Block;
        if (x.ElementCount * x.DType.ItemSize > Array.MaxLength)
            throw new KasaneException(
                $"A span expects at most {Array.MaxLength} bytes, but a tensor of shape {x.Shape} and {x.DType} has more. "
                + "Take a part of it.")
            {
                Shapes = [x.Shape],
            };
        var length = (int)(x.ElementCount * x.DType.ItemSize);
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
