using System.Globalization;
using Kasane.Internal;

namespace Kasane.Tests.Fuzz;

/// <summary>What a random tensor holds and how it lies in memory, so that it can be made on several devices.</summary>
/// <param name="DType">The dtype.</param>
/// <param name="Sizes">The sizes.</param>
/// <param name="Strides">The strides, signed, in elements.</param>
/// <param name="Offset">The first element's position.</param>
/// <param name="Memory">All elements of the memory.</param>
internal sealed record FuzzTensor(DType DType, long[] Sizes, long[] Strides, long Offset, double[] Memory)
{
    private static readonly double[] Special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, 1e30, 6];

    /// <summary>A tensor of random values under a random layout.</summary>
    public static FuzzTensor Create(Random random, DType dtype, long[] sizes, bool index, bool mayBeSpecial)
    {
        var (strides, offset, length) = Place(random, sizes);
        var special = mayBeSpecial && random.Next(5) == 0;
        var memory = new double[Math.Max(1, length)];
        for (var i = 0; i < memory.Length; i++)
        {
            memory[i] = index ? random.Next(random.Next(40) == 0 ? -3 : 0, random.Next(20) == 0 ? 5 : 2)
                : dtype == DType.Bool ? random.Next(2)
                : !dtype.IsFloatingPoint && !dtype.IsComplex ? random.Next(dtype == DType.UInt8 ? 0 : -7, 8)
                : special && random.Next(6) == 0 ? Special[random.Next(Special.Length)]
                : random.Next(-190, 191) / 64.0;
        }
        return new(dtype, sizes, strides, offset, memory);
    }

    /// <summary>The tensor on a device.</summary>
    public Tensor On(Device device, bool requiresGrad)
    {
        var memory = Tensor.From(Memory, [Memory.Length]).To(DType).To(device);
        var leaf = memory.Alias(Layout.Strided(Sizes, Strides), Offset);
        if (requiresGrad && (DType.IsFloatingPoint || DType.IsComplex)) leaf.RequiresGrad = true;
        return leaf;
    }

    public override string ToString()
    {
        var memory = string.Join(", ", Memory.Take(64).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        return $"{DType}[{string.Join(", ", Sizes)}] strides [{string.Join(", ", Strides)}] offset {Offset} over {{{memory}}}";
    }

    private static (long[] Strides, long Offset, long Length) Place(Random random, long[] sizes)
    {
        var order = Enumerable.Range(0, sizes.Length).ToArray();
        if (random.Next(3) == 0) random.Shuffle(order);
        var strides = new long[sizes.Length];
        long step = random.Next(6) == 0 ? 2 : 1, offset = random.Next(4) == 0 ? random.Next(4) : 0;
        foreach (var dim in order.Reverse())
        {
            if (random.Next(14) == 0) continue;
            strides[dim] = step;
            step *= Math.Max(1, sizes[dim]);
            if (random.Next(10) != 0 || sizes[dim] == 0) continue;
            offset += strides[dim] * (sizes[dim] - 1);
            strides[dim] = -strides[dim];
        }
        return (strides, offset, offset + step + 1);
    }
}
