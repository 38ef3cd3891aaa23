using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FmaX86 = System.Runtime.Intrinsics.X86.Fma;

namespace Kasane.Internal;

/// <summary>Eight floats (AVX2 and FMA).</summary>
internal readonly unsafe struct F32x8 : IGemmLanes<float, Vector256<float>>
{
    public static int Count => 8;

    public static int MaxRows => 6;

    public static int MaxDotRows => 3;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* p) => Vector256.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* p) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float* p) => Vector256.Create(*p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Splat(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => FmaX86.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => Avx.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sub(Vector256<float> a, Vector256<float> b) => Avx.Subtract(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mul(Vector256<float> a, Vector256<float> b) => Avx.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReplaceNegative(Vector256<float> x, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), otherwise, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(nint count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(nint from, nint to) =>
        (Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)to))
            & Vector256.GreaterThanOrEqual(Vector256<int>.Indices, Vector256.Create((int)from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaskLoad(float* p, Vector256<float> mask) => Avx.MaskLoad(p, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaskStore(Vector256<float> value, float* p, Vector256<float> mask) => Avx.MaskStore(p, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadLanes(float* p, nint stride) =>
        Avx.InsertVector128(Vector128.Load(p).ToVector256Unsafe(), Vector128.Load(p + stride), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveLow(Vector256<float> a, Vector256<float> b) => Avx.UnpackLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveHigh(Vector256<float> a, Vector256<float> b) => Avx.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Low64(Vector256<float> a, Vector256<float> b) =>
        Avx.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> High64(Vector256<float> a, Vector256<float> b) =>
        Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> a, Vector256<float> b) =>
        Avx2.Permute4x64(Avx.Shuffle(a, b, 0x88).AsDouble(), 0xD8).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> a, Vector256<float> b) =>
        Avx2.Permute4x64(Avx.Shuffle(a, b, 0xDD).AsDouble(), 0xD8).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum4(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* sums)
    {
        var x = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        Sse.Add(x.GetLower(), x.GetUpper()).Store(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* p) => Sse.Prefetch0(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(float* p) => Sse.Prefetch1(p);
}
