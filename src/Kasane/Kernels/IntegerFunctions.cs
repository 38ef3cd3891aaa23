using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>a shifted left; bits beyond the width give 0.</summary>
internal readonly struct LeftShift : IIntegerFunction
{
    public static long Of(long a, long b) => b is < 0 or > 63 ? 0 : a << (int)b;
}

/// <summary>a shifted right, keeping the sign.</summary>
internal readonly struct RightShift : IIntegerFunction
{
    public static long Of(long a, long b) => a >> (b is < 0 or > 63 ? 63 : (int)b);
}

/// <summary>a / b rounded down. An empty lane's b may be 0: its result is never stored.</summary>
internal readonly struct FloorQuotient : IIntegerFunction
{
    public static long Of(long a, long b)
    {
        if (b is 0 or -1) return b == 0 ? 0 : unchecked(-a);
        var (quotient, rest) = Math.DivRem(a, b);
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    public static bool HasWide => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Wide<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct => L.Floor(L.Div(a, b));
}

/// <summary>a / b rounded towards 0.</summary>
internal readonly struct TruncatedQuotient : IIntegerFunction
{
    public static long Of(long a, long b) => b is 0 or -1 ? (b == 0 ? 0 : unchecked(-a)) : a / b;

    public static bool HasWide => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Wide<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct => L.Trunc(L.Div(a, b));
}

/// <summary>What is left of a / b rounded down: it has the sign of b.</summary>
internal readonly struct FloorRest : IIntegerFunction
{
    public static long Of(long a, long b)
    {
        if (b is 0 or -1) return 0;
        var rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    public static bool HasWide => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Wide<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct => L.Fma(L.Neg(L.Floor(L.Div(a, b))), b, a);
}

/// <summary>What is left of a / b rounded towards 0: it has the sign of a.</summary>
internal readonly struct TruncatedRest : IIntegerFunction
{
    public static long Of(long a, long b) => b is 0 or -1 ? 0 : a % b;

    public static bool HasWide => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Wide<L, V>(V a, V b)
        where L : ILanes<L, V>, ILaneBits<L, V>
        where V : struct => L.Fma(L.Neg(L.Trunc(L.Div(a, b))), b, a);
}

/// <summary>The greatest common divisor (Euclid).</summary>
internal readonly struct GreatestCommonDivisor : IIntegerFunction
{
    public static long Of(long a, long b)
    {
        while (b != 0) (a, b) = (b, b == -1 ? 0 : a % b);
        return a < 0 ? unchecked(-a) : a;
    }
}

/// <summary>The least common multiple.</summary>
internal readonly struct LeastCommonMultiple : IIntegerFunction
{
    public static long Of(long a, long b)
    {
        var divisor = GreatestCommonDivisor.Of(a, b);
        if (divisor == 0) return 0;
        var multiple = unchecked(a / divisor * b);
        return multiple < 0 ? unchecked(-multiple) : multiple;
    }
}
