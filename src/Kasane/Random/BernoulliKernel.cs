using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Compares pairs of words with a threshold. Free of branches: a coin's outcome cannot be predicted.</summary>
internal static class BernoulliKernel
{
    /// <summary>
    /// Writes <paramref name="success"/> where the lowest 53 bits of a pair of words (high half first) are below the threshold, else 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromWords<T>(ReadOnlySpan<uint> words, ulong threshold, Span<T> destination, T success) where T : unmanaged
    {
        var i = 0;
        if (Unsafe.SizeOf<T>() == 4)
        {
            var bits = Vector256.Create(Unsafe.BitCast<T, uint>(success));
            var target = MemoryMarshal.Cast<T, uint>(destination);
            for (; i <= destination.Length - 8; i += 8) (Below(words[(2 * i)..], threshold) & bits).CopyTo(target[i..]);
        }
        else if (Unsafe.SizeOf<T>() == 1)
        {
            var bits = Vector128.Create(Unsafe.BitCast<T, byte>(success));
            var target = MemoryMarshal.AsBytes(destination);
            for (; i <= destination.Length - 16; i += 16)
            {
                var mask = Vector256.Narrow(Below(words[(2 * i)..], threshold), Below(words[((2 * i) + 16)..], threshold));
                (Vector128.Narrow(mask.GetLower(), mask.GetUpper()) & bits).CopyTo(target[i..]);
            }
        }

        for (; i < destination.Length; i++)
        {
            var word = (((ulong)words[2 * i] << 32) | words[(2 * i) + 1]) & UniformKernel.Mask53;
            destination[i] = word < threshold ? success : default;
        }
    }

    /// <summary>A mask for the next eight pairs of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Below(ReadOnlySpan<uint> words, ulong threshold)
    {
        // In memory the high half comes first, so a little-endian load has the halves exchanged.
        var first = Exchange(Vector256.Create(words).AsInt64());
        var second = Exchange(Vector256.Create(words[8..]).AsInt64());
        var limit = Vector256.Create((long)threshold);
        return Vector256.Narrow(Vector256.LessThan(first, limit), Vector256.LessThan(second, limit)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Exchange(Vector256<long> pairs) =>
        ((pairs << 32) | (pairs >>> 32)) & Vector256.Create((long)UniformKernel.Mask53);
}
