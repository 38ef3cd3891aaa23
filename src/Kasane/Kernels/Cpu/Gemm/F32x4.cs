using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Kasane.Internal;

/// <summary>Four floats (Arm AdvSimd, or any machine without wider vectors).</summary>
internal readonly unsafe struct F32x4 : IGemmLanes<float, Vector128<float>>
{
    public static int Count => 4;

    public static int MaxRows => AdvSimd.IsSupported ? 14 : 6;

    public static int MaxDotRows => AdvSimd.IsSupported ? 6 : 2;

    public static Vector128<float> Zero => Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* p) => Vector128.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* p) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float* p) => Vector128.Create(*p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Splat(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fma(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sub(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mul(Vector128<float> a, Vector128<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReplaceNegative(Vector128<float> x, Vector128<float> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), otherwise, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mask(nint count) =>
        Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mask(nint from, nint to) =>
        (Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)to))
            & Vector128.GreaterThanOrEqual(Vector128<int>.Indices, Vector128.Create((int)from))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MaskLoad(float* p, Vector128<float> mask)
    {
        if (Avx.IsSupported) return Avx.MaskLoad(p, mask);
        // Only what the mask allows may be read.
        var x = Vector128<float>.Zero;
        var lanes = mask.ExtractMostSignificantBits();
        for (var i = 0; i < Count; i++)
            if (((lanes >> i) & 1) != 0) x = x.WithElement(i, p[i]);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaskStore(Vector128<float> value, float* p, Vector128<float> mask)
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
    public static Vector128<float> LoadLanes(float* p, nint stride) => Vector128.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low64(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High64(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetUpper(), b.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0x88)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(a, b)
        : Vector128.Create(a[0], a[2], b[0], b[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0xDD)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(a, b)
        : Vector128.Create(a[1], a[3], b[1], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum4(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* sums)
    {
        // A transposition, then additions down the columns.
        var ab = InterleaveLow(a, b) + InterleaveHigh(a, b);
        var cd = InterleaveLow(c, d) + InterleaveHigh(c, d);
        (Low64(ab, cd) + High64(ab, cd)).Store(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* p)
    {
        if (Sse.IsSupported) Sse.Prefetch0(p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(float* p)
    {
        if (Sse.IsSupported) Sse.Prefetch1(p);
    }
}
