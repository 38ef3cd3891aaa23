namespace Kasane.Internal;

/// <summary>Who can see a tensor, as far as early release is concerned.</summary>
internal enum Ownership : byte
{
    /// <summary>User code may hold it: only the garbage collector knows when it is gone.</summary>
    Open,

    /// <summary>Made by library code inside an open <see cref="TensorScope"/>, seen by nobody else.</summary>
    Temporary,

    /// <summary>A gradient on its way to one node of the tape.</summary>
    Delivered,

    /// <summary>A gradient on its way to several nodes.</summary>
    Shared,

    /// <summary>Made by library code that needs it no longer and showed it to nobody: only the tape may still have it.</summary>
    Retired,
}
