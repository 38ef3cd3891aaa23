using System.Runtime.InteropServices;

namespace Kasane;

public sealed partial class Generator
{
    /// <summary>Elements that are drawn and transformed while they are in the nearest cache.</summary>
    private const int Chunk = 2048;

    /// <summary>
    /// Fills with numbers in [from, to), in order. As in PyTorch, a 16-bit float gets only as many random bits as it can hold: float32
    /// numbers, rounded, could become <paramref name="to"/>.
    /// </summary>
    internal void Uniform<T>(Span<T> destination, double from = 0, double to = 1) where T : unmanaged
    {
        if (!(from <= to && double.IsFinite(to - from)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(to), to, $"Expected a finite interval with from <= to, but from is {from} and to is {to}.");
        }

        lock (gate)
        {
            if (typeof(T) == typeof(float)) FillUniform(MemoryMarshal.Cast<T, float>(destination), (float)from, (float)to - (float)from);
            else if (typeof(T) == typeof(double)) FillUniform(MemoryMarshal.Cast<T, double>(destination), from, to - from);
            else FillUniformNarrow(destination, from, to);
        }
    }

    private void FillUniform(Span<float> destination, float start, float width)
    {
        for (; !destination.IsEmpty; destination = destination[Math.Min(Chunk, destination.Length)..])
        {
            var chunk = destination[..Math.Min(Chunk, destination.Length)];
            twister.Fill(MemoryMarshal.Cast<float, uint>(chunk));
            UniformKernel.FromWords(chunk, start, width);
        }
    }

    private void FillUniform(Span<double> destination, double start, double width)
    {
        for (; !destination.IsEmpty; destination = destination[Math.Min(Chunk, destination.Length)..])
        {
            var chunk = destination[..Math.Min(Chunk, destination.Length)];
            twister.Fill(MemoryMarshal.Cast<double, uint>(chunk));
            UniformKernel.FromWords(chunk, start, width);
        }
    }

    private void FillUniformNarrow<T>(Span<T> destination, double from, double to) where T : unmanaged
    {
        var bits = ElementCast.Precision<T>();
        if (bits == 0)
        {
            throw new DTypeException(
                $"Uniform numbers are of a floating-point type, but {typeof(T).Name} was given. Draw integers instead, or convert.");
        }

        var start = (float)ElementCast.ToDouble(ElementCast.From<T>(from));
        var end = (float)ElementCast.ToDouble(ElementCast.From<T>(to));
        var width = (float)ElementCast.ToDouble(ElementCast.From<T>(end - start));
        var (mask, unit) = ((1u << bits) - 1, 1f / (1u << bits));
        foreach (ref var element in destination)
            element = ElementCast.From<T>(MathF.FusedMultiplyAdd((twister.Next() & mask) * unit, width, start));
    }
}
