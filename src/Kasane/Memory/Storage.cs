using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// One block of memory, shared by a tensor and its views, with the version counter that in-place writes advance. Small blocks are plain
/// managed arrays; large ones come from a <see cref="NativePool"/> (or a mapped file) and go back to it when the last owner lets go, or
/// when the garbage collector finds that nobody reaches the storage any more.
/// </summary>
internal sealed unsafe class Storage
{
    private byte[]? managed;
    private NativeBlock? native;
    private readonly long length;
    private int owners = 1;

    private Storage(Device device, long length, byte[]? managed, NativeBlock? native)
    {
        Device = device;
        this.length = length;
        this.managed = managed;
        this.native = native;
    }

    // The pool watches this object, so it must exist before there is a block.
    private Storage(Device device, long length, NativePool pool)
    {
        Device = device;
        this.length = length;
        native = pool.Rent(length, this);
    }

    public Device Device { get; }

    /// <summary>Usable bytes.</summary>
    public long Length => length;

    /// <summary>How often the content was written in place; views share it.</summary>
    public int Version { get; set; }

    /// <summary>Whether somebody waits for the block, so that it is worth while to let go early.</summary>
    public bool IsPooled => native is not null;

    /// <summary>Whether the content lies in a native block now.</summary>
    public bool IsNative => native is not null && managed is null;

    /// <summary>Whether exactly one handle has ever been on this block, or all others have let go.</summary>
    public bool HasOneOwner => Volatile.Read(ref owners) == 1;

    /// <summary>What a handle refers to after its memory was given back early; touching it throws.</summary>
    public static Storage Released { get; } = new(Device.Cpu, 0, null, (NativeBlock?)null);

    /// <summary>A block in a managed array, left to the garbage collector.</summary>
    public static Storage Managed(Device device, byte[] bytes) => new(device, bytes.Length, bytes, null);

    /// <summary>A block from a pool.</summary>
    public static Storage Pooled(Device device, NativePool pool, long length) => new(device, length, pool);

    /// <summary>A block of native memory that somebody else provides and waits for.</summary>
    public static Storage Owned(Device device, IBlockOwner owner, nint address, long length) =>
        new(device, length, null, new OwnedBlock(owner, address, length));

    /// <summary>A block without memory, for devices that compute shapes only.</summary>
    public static Storage Shapeless(Device device, long length) => new(device, length, null, (NativeBlock?)null);

    public void AddOwner() => Interlocked.Increment(ref owners);

    /// <summary>
    /// One owner lets go; the last one returns the block. Owners that were dropped silently never do: then the block waits for the garbage
    /// collector.
    /// </summary>
    public void DropOwner()
    {
        if (Interlocked.Decrement(ref owners) != 0 || native is null) return;
        Interlocked.Exchange(ref native, NativeBlock.Gone)?.Return();
        // Otherwise the pool could find this storage dropped, and take the block back, while it is being returned.
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Moves the content of a pooled block into a managed array, because user code is about to hold a span on it: the span then keeps the
    /// memory alive by itself. The block stays with this storage until its last owner lets go.
    /// </summary>
    public void Escape()
    {
        lock (this)
        {
            if (managed is not null || native is not { } block || block == NativeBlock.Gone) return;
            if (length > Array.MaxLength)
                throw new KasaneException(
                    $"AsSpan expects memory of at most {Array.MaxLength} bytes, as spans cannot be longer, but this tensor lies in {length} bytes. "
                    + "Take a part: x.Narrow(0, start, length).Clone().");
            var array = GC.AllocateUninitializedArray<byte>((int)length);
            new ReadOnlySpan<byte>((void*)block.Address, array.Length).CopyTo(array);
            Volatile.Write(ref managed, array);
        }
    }

    /// <summary>What to pin so that <see cref="AddressOf"/> stays valid: the array, or a byte of this object, which is watched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Anchor()
    {
        if (managed is { Length: > 0 } array) return ref MemoryMarshal.GetArrayDataReference(array);
        if (native is not null) return ref Unsafe.As<int, byte>(ref owners);
        if (ReferenceEquals(this, Released)) ThrowReleased();
        return ref Unsafe.NullRef<byte>();
    }

    /// <summary>The first byte, given the pinned anchor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* AddressOf(byte* anchor)
    {
        if (native is null) return anchor;
        // Escape may have come between the pin and now: what counts is what was pinned.
        if (managed is { } array && anchor == Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array))) return anchor;
        var block = native.Address;
        if (block == 0) ThrowReleased();
        return (byte*)block;
    }

    private static void ThrowReleased() =>
        throw new InvalidOperationException("The memory of this tensor was already given back. It was a temporary of the autograd engine.");
}
