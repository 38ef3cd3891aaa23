using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// Complex numbers as pairs of double lanes; in memory they are pairs of floats. Products and squares of floats are exact in double and do
/// not overflow, so that nothing needs scaling. Masks have both lanes of a number set, or none.
/// </summary>
internal readonly unsafe partial struct ComplexLanes<L, V> : ILanes<ComplexLanes<L, V>, V>
    where L : struct, ILanes<L, V>, ILaneBits<L, V>, IPairLanes<L, V>
    where V : struct
{
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => L.Count / 2;
    }

    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(Complex64);
    }

    private static V RealSign
    {
        [MethodImpl(AggressiveInlining)]
        get => L.Swap(L.ImaginarySign);
    }

    [MethodImpl(AggressiveInlining)]
    public static V Const(double value) => L.OnlyReals(L.Const(value));

    [MethodImpl(AggressiveInlining)]
    public static V Number(Scalar value)
    {
        var number = value.ToComplex();
        return L.Or(L.OnlyReals(L.Const(number.Real)), L.Swap(L.OnlyReals(L.Const(number.Imaginary))));
    }

    [MethodImpl(AggressiveInlining)]
    public static V Conj(V x) => L.Xor(x, L.ImaginarySign);

    [MethodImpl(AggressiveInlining)]
    public static V Add(V a, V b) => L.Add(a, b);

    [MethodImpl(AggressiveInlining)]
    public static V Sub(V a, V b) => L.Sub(a, b);

    [MethodImpl(AggressiveInlining)]
    public static V Neg(V x) => L.Neg(x);

    [MethodImpl(AggressiveInlining)]
    public static V Mul(V a, V b)
    {
        V crossed = L.Mul(L.Swap(a), L.Reals(L.Swap(b)));
        return L.Add(L.Mul(a, L.Reals(b)), L.Xor(crossed, RealSign));
    }

    [MethodImpl(AggressiveInlining)]
    public static V MulAdd(V a, V b, V c) => L.Add(Mul(a, b), c);

    /// <summary>By the larger part of the divisor (R. L. Smith 1962), which keeps quotients by infinities.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Div(V a, V b)
    {
        V real = L.Reals(b);
        V imaginary = L.Reals(L.Swap(b));
        V wide = L.Less(L.Abs(imaginary), L.Abs(real));
        V larger = L.Select(wide, real, imaginary);
        V smaller = L.Select(wide, imaginary, real);
        V ratio = L.Div(smaller, larger);
        // (x, y) / (c, d) is (x + y d/c, y - x d/c) / (c + d d/c), or (y + x c/d, -x + y c/d) / (d + c c/d).
        V first = L.Select(wide, a, L.Xor(L.Swap(a), L.ImaginarySign));
        V second = L.Select(wide, L.Xor(L.Swap(a), L.ImaginarySign), a);
        return L.Div(L.Add(first, L.Mul(second, ratio)), L.Add(larger, L.Mul(smaller, ratio)));
    }

    /// <summary>Infinite where a part is, even if the other is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Abs(V x)
    {
        V infinite = L.Equal(L.Abs(x), L.Const(double.PositiveInfinity));
        return L.OnlyReals(L.Select(L.Or(infinite, L.Swap(infinite)), L.Const(double.PositiveInfinity), Length(x)));
    }

    /// <summary>x / |x|, 0 at 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static V Sign(V x) => L.Select(Equal(x, L.Const(0)), L.Const(0), L.Div(x, L.Reals(Abs(x))));

    [MethodImpl(AggressiveInlining)]
    public static V Equal(V a, V b) => Both(L.Equal(a, b));

    [MethodImpl(AggressiveInlining)]
    public static V IsNaN(V x) => L.Not(Both(L.Equal(x, x)));

    [MethodImpl(AggressiveInlining)]
    public static V And(V mask1, V mask2) => L.And(mask1, mask2);

    [MethodImpl(AggressiveInlining)]
    public static V Or(V mask1, V mask2) => L.Or(mask1, mask2);

    [MethodImpl(AggressiveInlining)]
    public static V Not(V mask) => L.Not(mask);

    [MethodImpl(AggressiveInlining)]
    public static V Select(V mask, V a, V b) => L.Select(mask, a, b);

    [MethodImpl(AggressiveInlining)]
    public static V Load(void* p) => L.LoadFloats(p);

    [MethodImpl(AggressiveInlining)]
    public static void Store(V value, void* p) => L.StoreFloats(value, p);

    [MethodImpl(NoInlining)]
    public static V LoadPart(void* p, nint count)
    {
        var numbers = stackalloc Complex64[4];
        Unsafe.CopyBlockUnaligned(numbers, p, (uint)(count * sizeof(Complex64)));
        return Load(numbers);
    }

    [MethodImpl(NoInlining)]
    public static void StorePart(V value, void* p, nint count)
    {
        var numbers = stackalloc Complex64[4];
        Store(value, numbers);
        Unsafe.CopyBlockUnaligned(p, numbers, (uint)(count * sizeof(Complex64)));
    }

    [MethodImpl(NoInlining)]
    public static V Broadcast(void* p)
    {
        var numbers = stackalloc Complex64[4];
        for (var i = 0; i < 4; i++) numbers[i] = *(Complex64*)p;
        return Load(numbers);
    }

    [MethodImpl(NoInlining)]
    public static void StoreMask(V mask, byte* p, nint count)
    {
        var bytes = stackalloc byte[8];
        L.StoreMask(mask, bytes, L.Count);
        for (nint i = 0; i < count; i++) p[i] = bytes[2 * i];
    }

    [MethodImpl(NoInlining)]
    public static V LoadMask(byte* p, nint count)
    {
        var bytes = stackalloc byte[8];
        for (nint i = 0; i < count; i++) bytes[2 * i] = bytes[(2 * i) + 1] = p[i];
        return L.LoadMask(bytes, L.Count);
    }

    public static void StoreFirst(V value, void* p) => StorePart(value, p, 1);

    public static int FirstSet(V mask) => L.FirstSet(mask) / 2;

    public static bool AnySet(V mask) => L.AnySet(mask);

    public static double HorizontalSum(V x) => L.HorizontalSum(L.OnlyReals(x));

    [MethodImpl(NoInlining)]
    public static void StoreFolded<TOp>(V x, void* p)
        where TOp : unmanaged, IReduceOp
    {
        var numbers = stackalloc Complex[4];
        L.Store(x, numbers);
        for (var half = Count / 2; half > 0; half /= 2)
            for (var i = 0; i < half; i++) numbers[i] = TOp.Combine<ComplexAlgebra, Complex>(numbers[i], numbers[i + half]);
        *(Complex64*)p = (Complex64)numbers[0];
    }

    /// <summary>The square root of the sum of squares, in both places.</summary>
    [MethodImpl(AggressiveInlining)]
    private static V Length(V x)
    {
        V square = L.Mul(x, x);
        return L.Root(L.Add(square, L.Swap(square)));
    }

    [MethodImpl(AggressiveInlining)]
    private static V Both(V mask) => L.And(mask, L.Swap(mask));
}
