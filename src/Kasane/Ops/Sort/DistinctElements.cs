using System.Numerics;

namespace Kasane.Internal;

/// <summary>Finds the different elements of a tensor, on the host.</summary>
internal static class DistinctElements
{
    /// <summary>
    /// The place of the first of every group of equal elements (NaN differs from itself) and how many there are; into
    /// <paramref name="inverse"/> goes each element's group. Groups are those of the sorted elements, or of neighbours.
    /// </summary>
    /// <exception cref="DTypeException">Complex numbers have no order.</exception>
    public static unsafe (long[] Firsts, long[] Counts) Find(Tensor x, bool sort, Span<long> inverse)
    {
        Order.Require(x, "Unique");
        var host = RawCopy.Contiguous(x.Detach().To(Device.Cpu));
        var block = host.Block;
        fixed (byte* pin = block)
        {
            var from = block.Address(pin);
            return OrderKeys.AreNarrow(host.DType) ? Find<uint>(from, host, sort, inverse) : Find<ulong>(from, host, sort, inverse);
        }
    }

    private static unsafe (long[] Firsts, long[] Counts) Find<TKey>(byte* x, Tensor host, bool sort, Span<long> inverse)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var n = (nint)host.ElementCount;
        using var scratch = Scratch.Rent(n * ((2 * sizeof(KeyEntry<TKey>)) + sizeof(TKey)));
        var entries = (KeyEntry<TKey>*)scratch.Pointer;
        var keys = (TKey*)(entries + (2 * n));
        OrderKeys.Fill(x, host.DType, (byte*)keys, n, descending: false);
        for (nint i = 0; i < n; i++) entries[i] = new(keys[i], (uint)i);
        var order = sort ? KeySort<TKey>.Sorted(entries, n, entries + n) : entries;
        var nan = host.DType.IsFloatingPoint ? TKey.AllBitsSet : (TKey?)null;
        var (firsts, counts) = (new List<long>(), new List<long>());
        for (nint start = 0; start < n;)
        {
            var key = order[start].Key;
            var end = start + 1;
            if (key != nan)
                while (end < n && order[end].Key == key) end++;
            firsts.Add(order[start].Place);
            counts.Add(end - start);
            if (!inverse.IsEmpty)
                for (var i = start; i < end; i++) inverse[(int)order[i].Place] = firsts.Count - 1;
            start = end;
        }
        return ([.. firsts], [.. counts]);
    }
}
