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
        var positions = new long[count];
        var (at, next) = (0, 0);
        while (next < count)
        {
            at += set[at..].IndexOfAnyExcept((byte)0);
            positions[next++] = at++;
        }
        GC.KeepAlive(mask);
        return Tensor.From<long>(positions, [count], x.Device);
    }
}
