using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// One block of memory, shared by a tensor and its views, with the version counter that in-place writes advance. Small blocks are plain
/// managed arrays; large ones come from a <see cref="NativePool"/> (or a mapped file) and go back to it when the last owner lets go.
/// </summary>
internal sealed unsafe class Storage
{
    private byte[]? managed;
    private readonly IBlockOwner? pool;
    private readonly long length;
    private nint address;
    private int owners = 1;

    private Storage(Device device, long length, byte[]? managed, IBlockOwner? pool, nint address)
    {
        Device = device;
        this.length = length;
        this.managed = managed;
        this.pool = pool;
        this.address = address;
    }

    public Device Device { get; }

    /// <summary>Usable bytes.</summary>
    public long Length => length;

    /// <summary>How often the content was written in place; views share it.</summary>
    public int Version { get; set; }

    /// <summary>Whether owners must be counted, because somebody waits for the block.</summary>
    public bool IsPooled => pool is not null;

    /// <summary>Whether the content lies in a pooled block now.</summary>
    public bool IsNative => pool is not null && managed is null;

    /// <summary>Whether exactly one handle has ever been, or still is, on this block.</summary>
    public bool HasOneOwner => Volatile.Read(ref owners) == 1;

    /// <summary>What a handle refers to after its memory was given back early; touching it throws.</summary>
    public static Storage Released { get; } = new(Device.Cpu, 0, null, null, 0);

    /// <summary>A block in a managed array, left to the garbage collector.</summary>
    public static Storage Managed(Device device, byte[] bytes) => new(device, bytes.Length, bytes, null, 0);

    /// <summary>A block from a pool.</summary>
    public static Storage Pooled(Device device, NativePool pool, long length) => new(device, length, null, pool, pool.Rent(length));

    /// <summary>A block of native memory that somebody else provides and waits for.</summary>
    public static Storage Owned(Device device, IBlockOwner owner, nint address, long length) => new(device, length, null, owner, address);

    /// <summary>A block without memory, for devices that compute shapes only.</summary>
    public static Storage Shapeless(Device device, long length) => new(device, length, null, null, 0);

    public void AddOwner() => Interlocked.Increment(ref owners);

    /// <summary>One owner lets go; the last one returns the block.</summary>
    public void DropOwner()
    {
        if (Interlocked.Decrement(ref owners) != 0 || pool is null) return;
        var block = Interlocked.Exchange(ref address, 0);
        if (block != 0) pool.Return(block, length);
    }

    /// <summary>
    /// Moves the content of a pooled block into a managed array, because user code is about to hold a span on it: the span then keeps the
    /// memory alive by itself. The block stays with this storage until its last owner lets go.
    /// </summary>
    public void Escape()
    {
        lock (this)
        {
            if (managed is not null || pool is null || address == 0) return;
            if (length > Array.MaxLength)
                throw new KasaneException($"AsSpan expects memory of at most {Array.MaxLength} bytes, as spans cannot be longer, but this tensor lies in {length} bytes. Take a part: x.Narrow(0, start, length).Clone().");
            var array = GC.AllocateUninitializedArray<byte>((int)length);
            new ReadOnlySpan<byte>((void*)address, array.Length).CopyTo(array);
            Volatile.Write(ref managed, array);
        }
    }

    /// <summary>What to pin so that <see cref="AddressOf"/> stays valid: the array, or the handle whose finalizer would let go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Anchor(Share? share)
    {
        if (managed is { Length: > 0 } array) return ref MemoryMarshal.GetArrayDataReference(array);
        if (share is not null) return ref share.Anchor;
        if (ReferenceEquals(this, Released)) ThrowReleased();
        return ref Unsafe.NullRef<byte>();
    }

    /// <summary>The first byte, given the pinned anchor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* AddressOf(byte* anchor)
    {
        if (pool is null) return anchor;
        // Escape may have come between the pin and now: what counts is what was pinned.
        if (managed is { } array && anchor == Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array))) return anchor;
        var block = address;
        if (block == 0) ThrowReleased();
        return (byte*)block;
    }

    private static void ThrowReleased() =>
        throw new InvalidOperationException("The memory of this tensor was already given back. It was a temporary of the autograd engine.");
}
