namespace Kasane.Internal;

/// <summary>Native working memory of one kernel call; <c>using</c> gives it back.</summary>
internal readonly unsafe ref struct Scratch
{
    private readonly PooledBlock? block;

    private Scratch(PooledBlock block) => this.block = block;

    public byte* Pointer => block is null ? null : (byte*)block.Address;

    /// <summary>At least so many bytes; nothing for none.</summary>
    public static Scratch Rent(long bytes) => bytes == 0 ? default : new(NativePool.Shared.Rent(bytes));

    public void Dispose() => block?.Return();
}
