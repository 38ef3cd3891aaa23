using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>Finds the elements that are not 0. How many there are depends on values, so the host has to know them.</summary>
internal static class NonzeroPositions
{
    /// <summary>Their places, counted in row-major order: a vector of Int64 on the tensor's device.</summary>
    /// <exception cref="DeviceException">The tensor has no values.</exception>
    public static Tensor Of(Tensor x)
    {
        if (!x.Backend.HasData)
            throw new DeviceException(
                "The shape of this result depends on values, which tensors on Device.Meta do not have. Make the tensor on another "
                + "device.")
            {
                Operation = "Nonzero",
            };
        using var noGrad = Autograd.NoGrad();
        var mask = RawCopy.Contiguous(x.To(DType.Bool).To(Device.Cpu));
        ReadOnlySpan<byte> set = MemoryMarshal.AsBytes(RawCopy.Span<bool>(mask));
        var count = set.Length - set.Count((byte)0);
        // One more, so that each place can be written before it is known whether it counts.
        var positions = new long[count + 1];
        Fill(set, positions);
        GC.KeepAlive(mask);
        return Tensor.From<long>(positions.AsSpan(0, count), [count], x.Device);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(ReadOnlySpan<byte> set, long[] positions)
    {
        var (at, next) = (0, 0);
        for (; at + sizeof(ulong) <= set.Length; at += sizeof(ulong))
        {
            if (MemoryMarshal.Read<ulong>(set[at..]) == 0) continue;
            for (var i = at; i < at + sizeof(ulong); i++)
            {
                positions[next] = i;
                next += set[i] != 0 ? 1 : 0;
            }
        }
        for (; at < set.Length; at++)
        {
            positions[next] = at;
            next += set[at] != 0 ? 1 : 0;
        }
    }
}
