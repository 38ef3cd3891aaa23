using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>What vectors do lane by lane, on the lanes in memory.</summary>
internal static unsafe partial class LaneLoop
{
    public static void Map<T>(T* x, int count, delegate*<double, double> function)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < count; i++) x[i] = T.CreateTruncating(function(double.CreateTruncating(x[i])));
    }

    public static void Map<T>(T* x, T* y, int count, delegate*<double, double, double> function)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < count; i++) x[i] = T.CreateTruncating(function(double.CreateTruncating(x[i]), double.CreateTruncating(y[i])));
    }

    /// <summary>Integer division towards zero; dividing by -1 negates, with wrapping, where the hardware would fault.</summary>
    public static void Divide<T>(T* a, T* b, int count)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < count; i++) a[i] = b[i] == -T.One ? unchecked(-a[i]) : a[i] / b[i];
    }

    /// <summary>Integer powers by squaring, with wrapping; a negative exponent gives the power truncated towards zero.</summary>
    public static void Power<T>(T* x, T* y, int count)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < count; i++) x[i] = Power(x[i], y[i]);
    }

    /// <summary>Writes the lowest bits as bytes of 0 or 1.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void StoreBits(uint bits, byte* p, nint count, int lanes)
    {
        if (lanes == 16 && count == 16)
        {
            *(ulong*)p = SpreadBits(bits & 0xFF);
            *(ulong*)(p + 8) = SpreadBits((bits >> 8) & 0xFF);
        }
        else if (lanes == 8 && count == 8)
        {
            *(ulong*)p = SpreadBits(bits & 0xFF);
        }
        else if (lanes == 4 && count == 4)
        {
            *(uint*)p = (uint)SpreadBits(bits & 0xF);
        }
        else
        {
            for (nint i = 0; i < count; i++) p[i] = (byte)((bits >> (int)i) & 1);
        }
    }

    /// <summary>The first bytes at <paramref name="p"/>, the others 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector128<byte> LoadBytes(byte* p, nint count)
    {
        if (count == 4) return Vector128.CreateScalar(*(uint*)p).AsByte();
        if (count == 8) return Vector128.CreateScalar(*(ulong*)p).AsByte();
        ulong low = 0, high = 0;
        for (nint i = Math.Min(count, 8) - 1; i >= 0; i--) low = (low << 8) | p[i];
        for (nint i = count - 1; i >= 8; i--) high = (high << 8) | p[i];
        return Vector128.Create(low, high).AsByte();
    }

    /// <summary>Bit i of eight to byte i.</summary>
    [MethodImpl(AggressiveInlining)]
    private static ulong SpreadBits(uint bits)
    {
        ulong apart = (bits * 0x0101010101010101UL) & 0x8040201008040201UL;
        return ((apart + 0x7F7F7F7F7F7F7F7FUL) >> 7) & 0x0101010101010101UL;
    }

    private static T Power<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (T.IsNegative(y))
        {
            if (x == T.One) return T.One;
            if (x == -T.One) return T.IsEvenInteger(y) ? T.One : -T.One;
            return T.Zero;
        }

        T result = T.One;
        for (ulong n = ulong.CreateTruncating(y); n != 0; n >>= 1)
        {
            if ((n & 1) != 0) result = unchecked(result * x);
            x = unchecked(x * x);
        }

        return result;
    }
}
