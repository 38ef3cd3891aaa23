using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane;

public sealed partial class Generator
{
    /// <summary>Fills with integers in [low, high), whatever the element type.</summary>
    internal void RandInt<T>(Span<T> destination, long low, long high) where T : unmanaged
    {
        if (low >= high)
            throw new ArgumentOutOfRangeException(nameof(high), high, $"Expected low < high, but low is {low} and high is {high}.");
        KeepBelowHigh<T>(ref low, ref high);
        var (smallest, largest) = ElementCast.Range<T>();
        if (low < smallest || high - 1 > largest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(high),
                high,
                $"Integers from {low} to {high - 1} do not fit into {DTypeExtensions.Of<T>()}, which holds {smallest} to {largest}.");
        }

        var range = unchecked((ulong)high - (ulong)low);
        var wide = range > uint.MaxValue && (typeof(T) == typeof(long) || ElementCast.Precision<T>() != 0);
        lock (gate)
        {
            if (wide)
                foreach (ref var element in destination) element = ElementCast.From<T>(low + (long)(twister.Next64() % range));
            else if (range > uint.MaxValue)
                foreach (ref var element in destination) element = ElementCast.From<T>(low + twister.Next());
            else
                FillInt(destination, low, (uint)range);
        }
    }

    /// <summary>Fills with integers from 0 to the type's largest; for floating-point types, to 2^(bits of precision).</summary>
    internal void Random<T>(Span<T> destination) where T : unmanaged
    {
        var precision = ElementCast.Precision<T>();
        lock (gate)
        {
            if (typeof(T) == typeof(long) || typeof(T) == typeof(double))
            {
                var count = typeof(T) == typeof(long) ? 1UL << 63 : (1UL << 53) + 1;
                foreach (ref var element in destination) element = ElementCast.From<T>((long)(twister.Next64() % count));
            }
            else if (typeof(T) == typeof(bool)) FillInt(destination, 0, 2);
            else if (precision != 0) FillInt(destination, 0, (1u << precision) + 1);
            else FillInt(destination, 0, (uint)ElementCast.Range<T>().Largest + 1);
        }
    }

    /// <summary>Fills with a random permutation of 0 .. n - 1 (Fisher-Yates).</summary>
    internal void RandPerm(Span<long> destination)
    {
        for (var i = 0; i < destination.Length; i++) destination[i] = i;
        lock (gate)
        {
            for (var i = 0; i < destination.Length - 1; i++)
            {
                var other = i + (int)(twister.Next() % (uint)(destination.Length - i));
                (destination[i], destination[other]) = (destination[other], destination[i]);
            }
        }
    }

    [SkipLocalsInit]
    private void FillInt<T>(Span<T> destination, long low, uint range) where T : unmanaged
    {
        Span<uint> buffer = stackalloc uint[256];
        for (; !destination.IsEmpty; destination = destination[Math.Min(buffer.Length, destination.Length)..])
        {
            var words = buffer[..Math.Min(buffer.Length, destination.Length)];
            twister.Fill(words);
            for (var i = 0; i < words.Length; i++) destination[i] = ElementCast.From<T>(low + (words[i] % range));
        }
    }

    /// <summary>
    /// Floating-point types cannot hold every large integer: moves the bounds inwards so that rounding never leads out of [low, high).
    /// </summary>
    private static void KeepBelowHigh<T>(ref long low, ref long high) where T : unmanaged
    {
        var precision = ElementCast.Precision<T>();
        if (precision == 0) return;
        var (given, rounded) = (low, Rounded(low + 1));
        if (rounded < low) low = rounded + Spacing(low + 1);
        rounded = Rounded(high - 1);
        if (rounded >= high) high = rounded - Spacing(high - 1);
        if (low >= high)
            throw new ArgumentOutOfRangeException(nameof(low), given, $"No {DTypeExtensions.Of<T>()} number lies in the interval.");

        long Spacing(long value) => 1L << Math.Max(0, BitOperations.Log2((ulong)Math.Abs(value)) - precision + 1);
        static long Rounded(long value) => (long)ElementCast.ToDouble(ElementCast.From<T>(value));
    }
}
