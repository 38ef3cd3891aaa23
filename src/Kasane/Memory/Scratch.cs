namespace Kasane.Internal;

/// <summary>Native working memory of one kernel call; <c>using</c> gives it back.</summary>
internal readonly unsafe ref struct Scratch
{
    private readonly long bytes;

    private Scratch(byte* pointer, long bytes)
    {
        Pointer = pointer;
        this.bytes = bytes;
    }

    public byte* Pointer { get; }

    public static Scratch Rent(long bytes) => new((byte*)NativePool.Shared.Rent(bytes), bytes);

    public void Dispose() => NativePool.Shared.Return((nint)Pointer, bytes);
}
