using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>From the lanes of a vector to one value in all of them.</summary>
internal static class Fold
{
    /// <summary>The largest lane, in every lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(Largest<L, V>(x));

    /// <summary>The largest lane; NaN if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (typeof(V) == typeof(Vector512<float>))
        {
            var all = Unsafe.BitCast<V, Vector512<float>>(x);
            return Largest(Vector256.Max(all.GetLower(), all.GetUpper()));
        }

        if (typeof(V) == typeof(Vector256<float>)) return Largest(Unsafe.BitCast<V, Vector256<float>>(x));
        if (typeof(V) == typeof(Vector128<float>)) return Largest(Unsafe.BitCast<V, Vector128<float>>(x));
        if (typeof(V) == typeof(Vector512<double>))
        {
            var all = Unsafe.BitCast<V, Vector512<double>>(x);
            return Largest(Vector256.Max(all.GetLower(), all.GetUpper()));
        }

        if (typeof(V) == typeof(Vector256<double>)) return Largest(Unsafe.BitCast<V, Vector256<double>>(x));
        return Largest(Unsafe.BitCast<V, Vector128<double>>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(Vector256<float> x) => Largest(Vector128.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(Vector128<float> x)
    {
        x = Vector128.Max(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(Vector256<double> x) => Largest(Vector128.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(Vector128<double> x) => Vector128.Max(x, Vector128.Shuffle(x, Vector128.Create(1L, 0L))).ToScalar();

    /// <summary>The sum of all lanes, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Const(L.HorizontalSum(x));
}
