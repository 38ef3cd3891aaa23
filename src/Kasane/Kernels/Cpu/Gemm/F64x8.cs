using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>Eight doubles (AVX-512).</summary>
internal readonly unsafe struct F64x8 : IGemmLanes<double, Vector512<double>>
{
    public static int Count => 8;

    public static int MaxRows => 14;

    public static int MaxDotRows => 6;

    public static Vector512<double> Zero => Vector512<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* p) => Vector512.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, double* p) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Broadcast(double* p) => Vector512.Create(*p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Splat(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Fma(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Avx512F.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => Avx512F.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sub(Vector512<double> a, Vector512<double> b) => Avx512F.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mul(Vector512<double> a, Vector512<double> b) => Avx512F.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ReplaceNegative(Vector512<double> x, Vector512<double> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), otherwise, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mask(nint count) =>
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mask(nint from, nint to) =>
        (Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)to))
            & Vector512.GreaterThanOrEqual(Vector512<long>.Indices, Vector512.Create((long)from))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MaskLoad(double* p, Vector512<double> mask) => Avx512F.MaskLoad(p, mask, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaskStore(Vector512<double> value, double* p, Vector512<double> mask) => Avx512F.MaskStore(p, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadLanes(double* p, nint stride)
    {
        var x = Vector128.Load(p).ToVector256Unsafe().ToVector512Unsafe();
        x = Avx512DQ.InsertVector128(x, Vector128.Load(p + stride), 1);
        x = Avx512DQ.InsertVector128(x, Vector128.Load(p + (2 * stride)), 2);
        return Avx512DQ.InsertVector128(x, Vector128.Load(p + (3 * stride)), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InterleaveLow(Vector512<double> a, Vector512<double> b) => Avx512F.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> InterleaveHigh(Vector512<double> a, Vector512<double> b) => Avx512F.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Low64(Vector512<double> a, Vector512<double> b) =>
        Avx512F.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> High64(Vector512<double> a, Vector512<double> b) =>
        Avx512F.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Even(Vector512<double> a, Vector512<double> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Odd(Vector512<double> a, Vector512<double> b) =>
        Avx512F.PermuteVar8x64x2(a, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum4(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, double* sums) =>
        F64x4.Sum4(
            Avx.Add(a.GetLower(), a.GetUpper()),
            Avx.Add(b.GetLower(), b.GetUpper()),
            Avx.Add(c.GetLower(), c.GetUpper()),
            Avx.Add(d.GetLower(), d.GetUpper()),
            sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(double* p) => Sse.Prefetch0(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(double* p) => Sse.Prefetch1(p);
}
