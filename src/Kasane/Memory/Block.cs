using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// What a kernel sees of a tensor: memory, layout and dtype. To get at the address a kernel must pin the block
/// (<c>fixed (byte* pin = block)</c>): the pin holds the array in place or keeps the storage of a pooled block alive, so that no block can be
/// freed under a running kernel.
/// </summary>
internal readonly unsafe struct Block
{
    private readonly Storage storage;

    public Block(Storage storage, long offset, Layout layout, DType dtype)
    {
        this.storage = storage;
        Offset = offset;
        Layout = layout;
        DType = dtype;
    }

    public Layout Layout { get; }

    public DType DType { get; }

    /// <summary>The first element, counted from the start of the storage.</summary>
    public long Offset { get; }

    public long Count => Layout.Count;

    public bool IsContiguous => Layout.IsContiguous;

    public Device Device => storage.Device;

    /// <summary>The same memory under another layout.</summary>
    public Block With(Layout layout) => new(storage, Offset, layout, DType);

    /// <summary>The same memory under another layout, starting elsewhere.</summary>
    public Block With(Layout layout, long offset) => new(storage, offset, layout, DType);

    /// <summary>The real and imaginary parts of contiguous complex elements, in turn.</summary>
    public Block RealParts() => new(storage, 2 * Offset, Layout.Contiguous([2 * Count]), DType.Float32);

    public bool SharesMemoryWith(in Block other) => ReferenceEquals(storage, other.storage);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte GetPinnableReference() => ref storage is null ? ref Unsafe.NullRef<byte>() : ref storage.Anchor();

    /// <summary>The address of the first element, given the pin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Address(byte* pin) => storage.AddressOf(pin) + (Offset * DType.ItemSize);
}
