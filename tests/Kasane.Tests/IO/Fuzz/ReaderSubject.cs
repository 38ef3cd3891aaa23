namespace Kasane.Tests;

/// <summary>A valid file, a way to damage it, and the reader that must stand the damage.</summary>
/// <param name="Name">The format and the kind of damage.</param>
/// <param name="Original">The file.</param>
/// <param name="Damage">A damaged copy.</param>
/// <param name="Read">The reader; may throw what it documents.</param>
/// <param name="Expansion">How many bytes of memory a byte of the file may stand for.</param>
internal sealed record ReaderSubject(string Name, byte[] Original, Func<byte[], Random, byte[]> Damage, Action<byte[]> Read, int Expansion = 400)
{
    public override string ToString() => Name;
}
