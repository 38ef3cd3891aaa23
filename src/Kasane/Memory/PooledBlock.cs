using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// A block of a <see cref="NativePool"/>, from the day it is taken from the operating system until it goes back. It knows without keeping
/// it alive which <see cref="Storage"/> uses it; the weak handle is made once and serves one storage after the other.
/// </summary>
internal sealed unsafe class PooledBlock(NativePool pool, nint address, int sizeClass, long size) : NativeBlock(address)
{
    // Long: a storage that a finalizer of the user's still reaches is alive. Short handles would be cleared before that finalizer runs.
    private WeakGCHandle<Storage> user = new(null!, trackResurrection: true);

    public int SizeClass => sizeClass;

    public long Size => size;

    /// <summary>Where the pool's list of watched blocks has this one; negative if it is not watched.</summary>
    public int Place { get; set; } = -1;

    /// <summary>How many sweeps found it in use since it was handed out.</summary>
    public int Age { get; set; }

    /// <summary>Whether the storage is in the oldest generation, so that only a full collection can find it gone.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether the storage that the block was handed to cannot be reached any more.</summary>
    public bool IsDropped => !user.TryGetTarget(out _);

    /// <summary>Whether the storage has survived so many collections that only a full one looks at it.</summary>
    public bool IsUserOld => user.TryGetTarget(out var storage) && GC.GetGeneration(storage) == GC.MaxGeneration;

    public void HandTo(Storage storage)
    {
        user.SetTarget(storage);
        Age = 0;
        IsSettled = false;
    }

    public void Poison() => NativeMemory.Fill((void*)Address, (nuint)size, 0xFF);

    /// <inheritdoc/>
    public override void Return() => pool.Return(this);

    /// <summary>Gives the memory back to the operating system.</summary>
    public void Free()
    {
        user.Dispose();
        NativeMemory.AlignedFree((void*)Address);
    }
}
