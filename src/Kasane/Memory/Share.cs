namespace Kasane.Internal;

/// <summary>
/// One owner's share in a pooled <see cref="Storage"/>. It is dropped at once where the library knows that nobody else can see the
/// tensor, otherwise when the garbage collector finds the handle gone.
/// </summary>
internal sealed class Share(Storage storage)
{
    private int released;
    private byte anchor;

    /// <summary>A byte inside this object: pinning it keeps the share, and so the block, alive.</summary>
    public ref byte Anchor => ref anchor;

    /// <summary>A share for a handle on <paramref name="storage"/>; null where nobody waits for the memory.</summary>
    public static Share? Of(Storage storage) => storage.IsPooled ? new Share(storage) : null;

    ~Share() => Drop();

    /// <summary>Lets go now.</summary>
    public void Release()
    {
        Drop();
        GC.SuppressFinalize(this);
    }

    private void Drop()
    {
        if (Interlocked.Exchange(ref released, 1) == 0) storage.DropOwner();
    }
}
