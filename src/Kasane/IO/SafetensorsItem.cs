namespace Kasane.Internal;

/// <summary>Hands out a tensor's bytes, little-endian and in row-major order, from a byte offset on.</summary>
internal delegate void ByteSource(long offset, Span<byte> destination);

/// <summary>One tensor to be written.</summary>
/// <param name="Name">Its key in the file.</param>
/// <param name="DType">Its element type.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Read">Its bytes, asked for in order and in parts, so that no copy of a large tensor is made.</param>
internal sealed record SafetensorsItem(string Name, DType DType, long[] Shape, ByteSource Read)
{
    /// <summary>A tensor whose bytes lie in an array.</summary>
    public static SafetensorsItem FromBytes(string name, DType dtype, long[] shape, byte[] bytes) =>
        new(name, dtype, shape, (offset, destination) => bytes.AsSpan(checked((int)offset), destination.Length).CopyTo(destination));
}
