namespace Kasane.Internal;

/// <summary>A piece of native memory that somebody waits for.</summary>
internal abstract class NativeBlock(nint address)
{
    public nint Address => address;

    /// <summary>Gives the memory back; called once for each time that it was handed out.</summary>
    public abstract void Return();
}
