namespace Kasane.Internal;

/// <summary>The order of a tensor's elements as unsigned numbers on the host, as wide for every dtype.</summary>
internal static class SortKeys
{
    /// <summary>The keys of a tensor's elements in row-major order: NaN is larger than all others, -0 equals 0.</summary>
    /// <exception cref="DTypeException">Complex numbers have no order.</exception>
    public static unsafe ulong[] Of(Tensor x)
    {
        if (x.DType.IsComplex)
            throw new DTypeException(
                "Complex numbers have no order. Sort their absolute values or parts.")
            {
                Operation = "Sort",
            };
        var host = RawCopy.Contiguous(x.To(Device.Cpu));
        var keys = new ulong[host.ElementCount];
        var block = host.Block;
        fixed (byte* pin = block)
        fixed (ulong* pinned = keys)
        {
            // The numbers are converted where the keys will stand: both take eight bytes.
            var wide = host.DType.IsFloatingPoint ? DType.Float64 : DType.Int64;
            Conversion.Run(block.Address(pin), host.DType, (byte*)pinned, wide, keys.Length);
            OrderKeys.Turn(wide, (byte*)pinned, keys.Length, descending: false);
        }
        return keys;
    }
}
