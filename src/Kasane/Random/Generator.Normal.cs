using System.Runtime.InteropServices;

namespace Kasane;

public sealed partial class Generator
{
    /// <summary>
    /// Fills with normal numbers. As in PyTorch, contiguous tensors of 16 or more elements come from transformed blocks and all others
    /// one by one in double precision; the two give different numbers for the same seed. 16-bit floats in blocks are drawn as float32
    /// and rounded. A tensor of more than 2^31 elements may be filled part by part, if all parts but the last have a multiple of 16
    /// elements and the last has at least 16.
    /// </summary>
    internal void Normal<T>(Span<T> destination, double mean = 0, double std = 1, bool contiguous = true) where T : unmanaged
    {
        if (!(std >= 0))
            throw new ArgumentOutOfRangeException(nameof(std), std, $"Expected a standard deviation of 0 or more, but it is {std}.");

        lock (gate)
        {
            if (!contiguous || destination.Length < NormalKernel.Block)
                foreach (ref var element in destination) element = ElementCast.From<T>((NextNormal() * std) + mean);
            else if (typeof(T) == typeof(float)) FillNormal(MemoryMarshal.Cast<T, float>(destination), (float)mean, (float)std);
            else if (typeof(T) == typeof(double)) FillNormal(MemoryMarshal.Cast<T, double>(destination), mean, std);
            else FillNormalNarrow(destination, (float)mean, (float)std);
        }
    }

    /// <summary>One standard normal number; they are made in pairs, and the second one waits until it is asked for.</summary>
    private double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        var u1 = UniformKernel.Unit(twister.Next64());
        var u2 = UniformKernel.Unit(twister.Next64());
        var radius = Math.Sqrt(-2 * Math.Log(1 - u2));
        var (sin, cos) = Math.SinCos(2 * Math.PI * u1);
        spareNormal = radius * sin;
        return radius * cos;
    }

    private void FillNormal(Span<float> destination, float mean, float std)
    {
        for (var rest = destination; !rest.IsEmpty; rest = rest[Math.Min(Chunk, rest.Length)..])
        {
            var chunk = rest[..Math.Min(Chunk, rest.Length)];
            FillUniform(chunk, 0, 1);
            NormalKernel.Transform(chunk, mean, std);
        }

        if (destination.Length % NormalKernel.Block == 0) return;
        var tail = destination[^NormalKernel.Block..];
        FillUniform(tail, 0, 1);
        NormalKernel.Transform(tail, mean, std);
    }

    private void FillNormal(Span<double> destination, double mean, double std)
    {
        FillUniform(destination, 0, 1);
        NormalKernel.Transform(destination, mean, std);
        if (destination.Length % NormalKernel.Block == 0) return;
        var tail = destination[^NormalKernel.Block..];
        FillUniform(tail, 0, 1);
        NormalKernel.Transform(tail, mean, std);
    }

    private void FillNormalNarrow<T>(Span<T> destination, float mean, float std) where T : unmanaged
    {
        if (ElementCast.Precision<T>() == 0)
        {
            throw new DTypeException(
                $"Normal numbers are of a floating-point type, but {typeof(T).Name} was given. Draw float32 and convert.");
        }

        var buffer = new float[Math.Min(destination.Length, Chunk + NormalKernel.Block)];
        while (!destination.IsEmpty)
        {
            // The last part keeps at least one block, because a tail redraws 16 numbers.
            var count = destination.Length <= buffer.Length ? destination.Length : Chunk;
            var part = buffer.AsSpan(0, count);
            FillNormal(part, mean, std);
            for (var i = 0; i < count; i++) destination[i] = ElementCast.From<T>(part[i]);
            destination = destination[count..];
        }
    }
}
