using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>Two doubles (Arm AdvSimd, or any machine without wider vectors).</summary>
internal readonly unsafe struct F64x2 : IGemmLanes<double, Vector128<double>>
{
    public static int Count => 2;

    public static int MaxRows => AdvSimd.IsSupported ? 14 : 6;

    public static int MaxDotRows => AdvSimd.IsSupported ? 6 : 2;

    public static Vector128<double> Zero => Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(double* p) => Vector128.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, double* p) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Broadcast(double* p) => Vector128.Create(*p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Splat(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Fma(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sub(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Mul(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ReplaceNegative(Vector128<double> x, Vector128<double> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<double>.Zero), otherwise, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Mask(nint count) =>
        Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Mask(nint from, nint to) =>
        (Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)to))
            & Vector128.GreaterThanOrEqual(Vector128<long>.Indices, Vector128.Create((long)from))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MaskLoad(double* p, Vector128<double> mask)
    {
        if (Avx.IsSupported) return Avx.MaskLoad(p, mask);
        // Only what the mask allows may be read.
        var x = Vector128<double>.Zero;
        var lanes = mask.ExtractMostSignificantBits();
        for (var i = 0; i < Count; i++)
            if (((lanes >> i) & 1) != 0) x = x.WithElement(i, p[i]);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaskStore(Vector128<double> value, double* p, Vector128<double> mask)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(p, mask, value);
            return;
        }

        var lanes = mask.ExtractMostSignificantBits();
        for (var i = 0; i < Count; i++)
            if (((lanes >> i) & 1) != 0) p[i] = value[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadLanes(double* p, nint stride) => Vector128.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> InterleaveLow(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> InterleaveHigh(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetUpper(), b.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Low64(Vector128<double> a, Vector128<double> b) => InterleaveLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> High64(Vector128<double> a, Vector128<double> b) => InterleaveHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Even(Vector128<double> a, Vector128<double> b) =>
        InterleaveLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Odd(Vector128<double> a, Vector128<double> b) =>
        InterleaveHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum4(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, double* sums)
    {
        (InterleaveLow(a, b) + InterleaveHigh(a, b)).Store(sums);
        (InterleaveLow(c, d) + InterleaveHigh(c, d)).Store(sums + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(double* p)
    {
        if (Sse.IsSupported) Sse.Prefetch0(p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(double* p)
    {
        if (Sse.IsSupported) Sse.Prefetch1(p);
    }
}
