using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>
/// MT19937: 624 words of state, renewed block by block ("twisted") and mixed ("tempered") on the way out. Both steps work on neighbouring
/// words independently, so they run a vector at a time; the stream is the standard one.
/// </summary>
internal sealed partial class MersenneTwister
{
    /// <summary>Words of state.</summary>
    public const int Size = 624;

    private const int Shift = 397;
    private const uint Matrix = 0x9908B0DF;
    private const uint UpperMask = 0x80000000;
    private const uint LowerMask = 0x7FFFFFFF;

    private readonly uint[] state = new uint[Size];

    /// <summary>The untempered words of the current block.</summary>
    public Span<uint> State => state;

    /// <summary>How many words of the current block were handed out; <see cref="Size"/>: twist before the next one.</summary>
    public int Position { get; set; } = Size;

    public void Seed(uint seed)
    {
        state[0] = seed;
        for (var i = 1; i < Size; i++) state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
        Position = Size;
    }

    /// <summary>The next 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next()
    {
        if (Position == Size) Twist();
        return Temper(state[Position++]);
    }

    /// <summary>The next 64 bits: two words, the high half first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next64()
    {
        var high = (ulong)Next() << 32;
        return high | Next();
    }

    /// <summary>The next words of the stream.</summary>
    public void Fill(Span<uint> words)
    {
        while (!words.IsEmpty)
        {
            if (Position == Size) Twist();
            var count = Math.Min(words.Length, Size - Position);
            Temper(state.AsSpan(Position, count), words);
            Position += count;
            words = words[count..];
        }
    }

    private void Twist()
    {
        Renew(0, Size - Shift, Shift);
        Renew(Size - Shift, Size - 1, Shift - Size);
        var y = (state[Size - 1] & UpperMask) | (state[0] & LowerMask);
        state[Size - 1] = state[Shift - 1] ^ (y >> 1) ^ ((0 - (y & 1)) & Matrix);
        Position = 0;
    }

    /// <summary>
    /// Renews words <paramref name="from"/> .. <paramref name="to"/> - 1 from themselves, their right neighbours and the words
    /// <paramref name="offset"/> away. A vector reads its right neighbours before it overwrites them, and |offset| exceeds its width.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Renew(int from, int to, int offset)
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(state);
        var i = from;
        if (Simd.Has512)
        {
            for (; i <= to - Vector512<uint>.Count; i += Vector512<uint>.Count)
            {
                var y = (Vector512.LoadUnsafe(ref words, (nuint)i) & Vector512.Create(UpperMask))
                    | (Vector512.LoadUnsafe(ref words, (nuint)(i + 1)) & Vector512.Create(LowerMask));
                var odd = Vector512<uint>.Zero - (y & Vector512<uint>.One);
                var renewed = Vector512.LoadUnsafe(ref words, (nuint)(i + offset)) ^ (y >> 1) ^ (odd & Vector512.Create(Matrix));
                renewed.StoreUnsafe(ref words, (nuint)i);
            }
        }

        for (; i <= to - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var y = (Vector256.LoadUnsafe(ref words, (nuint)i) & Vector256.Create(UpperMask))
                | (Vector256.LoadUnsafe(ref words, (nuint)(i + 1)) & Vector256.Create(LowerMask));
            var odd = Vector256<uint>.Zero - (y & Vector256<uint>.One);
            var renewed = Vector256.LoadUnsafe(ref words, (nuint)(i + offset)) ^ (y >> 1) ^ (odd & Vector256.Create(Matrix));
            renewed.StoreUnsafe(ref words, (nuint)i);
        }

        for (; i < to; i++)
        {
            var y = (state[i] & UpperMask) | (state[i + 1] & LowerMask);
            state[i] = state[i + offset] ^ (y >> 1) ^ ((0 - (y & 1)) & Matrix);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Temper(ReadOnlySpan<uint> source, Span<uint> destination)
    {
        var i = 0;
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        if (Simd.Has512)
        {
            for (; i <= source.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
                Temper(Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i <= source.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            Temper(Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);

        for (; i < source.Length; i++) destination[i] = Temper(source[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Temper(Vector512<uint> y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & Vector512.Create(0x9D2C5680u);
        y ^= (y << 15) & Vector512.Create(0xEFC60000u);
        return y ^ (y >> 18);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Temper(Vector256<uint> y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & Vector256.Create(0x9D2C5680u);
        y ^= (y << 15) & Vector256.Create(0xEFC60000u);
        return y ^ (y >> 18);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Temper(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680u;
        y ^= (y << 15) & 0xEFC60000u;
        return y ^ (y >> 18);
    }
}
