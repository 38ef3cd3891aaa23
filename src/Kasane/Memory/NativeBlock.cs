namespace Kasane.Internal;

/// <summary>A piece of native memory that somebody waits for.</summary>
internal abstract class NativeBlock(nint address)
{
    /// <summary>What a storage has instead of a block that it returned.</summary>
    public static NativeBlock Gone { get; } = new None();

    public nint Address => address;

    /// <summary>Gives the memory back; called once for each time that it was handed out.</summary>
    public abstract void Return();

    private sealed class None() : NativeBlock(0)
    {
        public override void Return()
        {
        }
    }
}
