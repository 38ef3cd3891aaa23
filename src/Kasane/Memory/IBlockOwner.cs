namespace Kasane.Internal;

/// <summary>Where native blocks come from that are no pool's, and go back to when the last tensor over one is gone.</summary>
internal interface IBlockOwner
{
    void Return(nint block, long bytes);
}
