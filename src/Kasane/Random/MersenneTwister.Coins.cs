using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <content>Coins are tempered and compared in registers: the words themselves are never written.</content>
internal sealed partial class MersenneTwister
{
    /// <summary>
    /// Writes 1 where the lowest 53 bits of the next pair of words (high half first) are below the threshold, else 0.
    /// </summary>
    public void Coins(Span<byte> coins, ulong threshold)
    {
        while (!coins.IsEmpty)
        {
            if (Position == Size) Twist();
            var count = Math.Min(coins.Length, (Size - Position) / 2);
            if (count == 0)
            {
                // The pair's second word belongs to the next block.
                coins[0] = (Next64() & UniformKernel.Mask53) < threshold ? (byte)1 : (byte)0;
                coins = coins[1..];
                continue;
            }

            Coins(state.AsSpan(Position, 2 * count), coins, threshold);
            Position += 2 * count;
            coins = coins[count..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Coins(ReadOnlySpan<uint> words, Span<byte> coins, ulong threshold)
    {
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(coins[..(words.Length / 2)]);
        int i = 0, count = words.Length / 2;
        if (Simd.Has512)
        {
            var limit = Vector512.Create(threshold);
            for (; i <= count - 8; i += 8)
            {
                // In memory the high half comes first, so the halves of a little-endian load have to change places.
                var pairs = Temper(Vector512.LoadUnsafe(ref from, (nuint)(2 * i))).AsUInt64();
                pairs = ((pairs << 32) | (pairs >>> 32)) & Vector512.Create(UniformKernel.Mask53);
                var below = Vector512.LessThan(pairs, limit);
                var bytes = Avx512F.ConvertToVector128Byte(below) & Vector128<byte>.One;
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), bytes.AsUInt64().ToScalar());
            }
        }

        for (; i <= count - 8; i += 8)
        {
            var masks = Vector256.Narrow(Below(ref Unsafe.Add(ref from, 2 * i), threshold), Below(ref Unsafe.Add(ref from, (2 * i) + 8), threshold));
            var shorts = Vector128.Narrow(masks.GetLower(), masks.GetUpper());
            var bytes = Vector128.Narrow(shorts, shorts) & Vector128<byte>.One;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), bytes.AsUInt64().ToScalar());
        }

        for (; i < count; i++)
        {
            var pair = (((ulong)Temper(words[2 * i]) << 32) | Temper(words[(2 * i) + 1])) & UniformKernel.Mask53;
            Unsafe.Add(ref to, i) = pair < threshold ? (byte)1 : (byte)0;
        }
    }

    /// <summary>All bits of each of four pairs that are below the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Below(ref uint words, ulong threshold)
    {
        var pairs = Temper(Vector256.LoadUnsafe(ref words)).AsUInt64();
        pairs = ((pairs << 32) | (pairs >>> 32)) & Vector256.Create(UniformKernel.Mask53);
        // Both sides have less than 63 bits: the comparison of signed numbers is the cheaper one.
        return Vector256.LessThan(pairs.AsInt64(), Vector256.Create((long)threshold)).AsUInt64();
    }
}
