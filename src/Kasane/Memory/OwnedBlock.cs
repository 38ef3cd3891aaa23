namespace Kasane.Internal;

/// <summary>
/// A block that an <see cref="IBlockOwner"/> provides. Nobody asks for such blocks again and so looks for dropped ones, as the pool does:
/// a finalizer gives this one back.
/// </summary>
internal sealed class OwnedBlock(IBlockOwner owner, nint address, long length) : NativeBlock(address)
{
    ~OwnedBlock() => owner.Return(Address, length);

    /// <inheritdoc/>
    public override void Return()
    {
        GC.SuppressFinalize(this);
        owner.Return(Address, length);
    }
}
