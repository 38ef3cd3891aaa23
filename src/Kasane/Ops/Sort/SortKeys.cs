namespace Kasane.Internal;

/// <summary>
/// Orders rows of numbers on the host. Every number becomes an unsigned key of the same order: NaN is larger than all others, -0 equals 0.
/// </summary>
internal static class SortKeys
{
    /// <summary>The keys of a tensor's elements in row-major order; for a descending order reversed ones.</summary>
    /// <exception cref="DTypeException">Complex numbers have no order.</exception>
    public static ulong[] Of(Tensor x, bool descending)
    {
        if (x.DType.IsComplex)
            throw new DTypeException(
                "Complex numbers have no order. Sort their absolute values or parts.")
            {
                Operation = "Sort",
            };
        var host = RawCopy.Contiguous(x.To(Device.Cpu));
        var keys = new ulong[host.ElementCount];
        Fill(host, 0, keys, descending);
        return keys;
    }

    /// <summary>The keys of some elements of a contiguous CPU tensor.</summary>
    public static unsafe void Fill(Tensor host, long start, Span<ulong> keys, bool descending)
    {
        var block = host.Block;
        fixed (byte* pin = block)
        fixed (ulong* pinned = keys)
        {
            // The numbers are converted where the keys will stand: both take eight bytes.
            var floating = host.DType.IsFloatingPoint;
            var from = block.Address(pin) + (start * host.DType.ItemSize);
            Conversion.Run(from, host.DType, (byte*)pinned, floating ? DType.Float64 : DType.Int64, keys.Length);
            var flip = descending ? ulong.MaxValue : 0;
            if (floating)
                for (var i = 0; i < keys.Length; i++) pinned[i] = Of(((double*)pinned)[i]) ^ flip;
            else
                for (var i = 0; i < keys.Length; i++) pinned[i] = Of(((long*)pinned)[i]) ^ flip;
        }
    }

    public static ulong Of(long value) => (ulong)value ^ (1UL << 63);

    public static ulong Of(double value)
    {
        if (double.IsNaN(value)) return ulong.MaxValue;
        var bits = BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        return (bits >> 63) != 0 ? ~bits : bits | (1UL << 63);
    }

    /// <summary>Sorts keys and tells where each one was; equal keys keep their order.</summary>
    public static void Sort(Span<ulong> keys, Span<long> places)
    {
        for (var i = 0; i < places.Length; i++) places[i] = i;
        keys.Sort(places);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            if (end - start > 1) places[start..end].Sort();
            start = end;
        }
    }

    /// <summary>The places of the <c>best.Length</c> smallest keys in order, without sorting the others.</summary>
    public static void Smallest(ReadOnlySpan<ulong> keys, Span<long> best)
    {
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (count == best.Length && keys[i] >= keys[(int)best[count - 1]]) continue;
            var at = count < best.Length ? count++ : count - 1;
            for (; at > 0 && keys[(int)best[at - 1]] > keys[i]; at--) best[at] = best[at - 1];
            best[at] = i;
        }
    }
}
