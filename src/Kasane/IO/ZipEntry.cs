namespace Kasane.Internal;

/// <summary>One file of a zip archive.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Start">Where its bytes begin in the archive.</param>
/// <param name="Stored">How many bytes it takes there.</param>
/// <param name="Length">How many bytes it has when unpacked.</param>
/// <param name="IsDeflated">Whether it is compressed.</param>
internal sealed record ZipEntry(string Name, long Start, long Stored, long Length, bool IsDeflated);
