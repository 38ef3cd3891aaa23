namespace Kasane.Internal;

/// <summary>One tensor of a safetensors file: its bytes lie from <paramref name="Begin"/> to <paramref name="End"/> of the data.</summary>
internal sealed record SafetensorsEntry(string Name, DType DType, long[] Shape, long Begin, long End)
{
    /// <summary>The number of bytes.</summary>
    public long ByteCount => End - Begin;
}
