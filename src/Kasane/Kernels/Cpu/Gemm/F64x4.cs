using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FmaX86 = System.Runtime.Intrinsics.X86.Fma;

namespace Kasane.Internal;

/// <summary>Four doubles (AVX2 and FMA).</summary>
internal readonly unsafe struct F64x4 : IGemmLanes<double, Vector256<double>>
{
    public static int Count => 4;

    public static int MaxRows => 6;

    public static int MaxDotRows => 3;

    public static Vector256<double> Zero => Vector256<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* p) => Vector256.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, double* p) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double* p) => Vector256.Create(*p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Splat(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Fma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => FmaX86.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => Avx.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sub(Vector256<double> a, Vector256<double> b) => Avx.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mul(Vector256<double> a, Vector256<double> b) => Avx.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReplaceNegative(Vector256<double> x, Vector256<double> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), otherwise, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask(nint count) =>
        Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask(nint from, nint to) =>
        (Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)to))
            & Vector256.GreaterThanOrEqual(Vector256<long>.Indices, Vector256.Create((long)from))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MaskLoad(double* p, Vector256<double> mask) => Avx.MaskLoad(p, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaskStore(Vector256<double> value, double* p, Vector256<double> mask) => Avx.MaskStore(p, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadLanes(double* p, nint stride) =>
        Avx.InsertVector128(Vector128.Load(p).ToVector256Unsafe(), Vector128.Load(p + stride), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> InterleaveLow(Vector256<double> a, Vector256<double> b) => Avx.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> InterleaveHigh(Vector256<double> a, Vector256<double> b) => Avx.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Low64(Vector256<double> a, Vector256<double> b) =>
        Avx.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> High64(Vector256<double> a, Vector256<double> b) =>
        Avx.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Even(Vector256<double> a, Vector256<double> b) =>
        Avx2.Permute4x64(Avx.UnpackLow(a, b), 0xD8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Odd(Vector256<double> a, Vector256<double> b) =>
        Avx2.Permute4x64(Avx.UnpackHigh(a, b), 0xD8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum4(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, double* sums)
    {
        var x = Avx.HorizontalAdd(a, b);
        var y = Avx.HorizontalAdd(c, d);
        Sse2.Add(x.GetLower(), x.GetUpper()).Store(sums);
        Sse2.Add(y.GetLower(), y.GetUpper()).Store(sums + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(double* p) => Sse.Prefetch0(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(double* p) => Sse.Prefetch1(p);
}
