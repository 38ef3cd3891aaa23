namespace Kasane;

public partial class Tensor
{
    // How many saved places of the tape hold this tensor.
    private int saves;

    /// <summary>Whether views have this tensor as their base, and so as the keeper of their history.</summary>
    internal bool IsViewed { get; set; }

    /// <summary>Whether nothing but this handle needs what the memory holds now, so that it may be written over.</summary>
    internal bool IsSpare => saves == 0 && View is null && !IsViewed && IsContiguous && Storage.HasOneOwner && !Observed;

    // While somebody watches operations or what they save, a tensor may have been shown.
    private static bool Observed => Internal.Interceptor.Any || Internal.SavedTensorHooks.Any;

    /// <summary>The tape saves this tensor in one more place.</summary>
    internal void AddSave() => Interlocked.Increment(ref saves);

    /// <summary>A place of the tape forgets this tensor; the last one gives back the memory of a retired one.</summary>
    internal void DropSave()
    {
        if (Interlocked.Decrement(ref saves) == 0 && Ownership == Internal.Ownership.Retired) Release();
    }

    /// <summary>
    /// Gives the memory back as soon as the tape no longer needs it. Only for tensors that nobody else can see: the caller made it, showed
    /// it to no user code, and will not touch it again.
    /// </summary>
    internal void Retire()
    {
        // Small blocks are better left to the garbage collector.
        if (!Storage.IsPooled || IsViewed || Observed) return;
        Ownership = Internal.Ownership.Retired;
        if (saves == 0) Release();
    }
}
