using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Pairs of lanes that are complex numbers; for double lanes only.</content>
internal readonly unsafe partial struct Lanes512<T> : IPairLanes<Lanes512<T>, Vector512<T>>
{
    public static Vector512<T> ImaginarySign
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector512.Create(0, -0.0, 0, -0.0, 0, -0.0, 0, -0.0).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Swap(Vector512<T> x) =>
        Vector512.Shuffle(x.AsDouble(), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Reals(Vector512<T> x) =>
        Vector512.Shuffle(x.AsDouble(), Vector512.Create(0L, 0, 2, 2, 4, 4, 6, 6)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> OnlyReals(Vector512<T> x) => x & Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).As<long, T>();

    // Newton's iteration: the instruction for roots of eight doubles takes as long as thirty others.
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Root(Vector512<T> x)
    {
        if (!Avx512F.IsSupported) return Sqrt(x);
        Vector512<double> value = x.AsDouble();
        Vector512<double> half = value * 0.5;
        Vector512<double> inverse = Avx512F.ReciprocalSqrt14(Vector512.MaxNative(Vector512.Create(1e-300), value));
        inverse *= Vector512.Create(1.5) - half * inverse * inverse;
        inverse *= Vector512.Create(1.5) - half * inverse * inverse;
        return (value * inverse).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> LoadFloats(void* p)
    {
        Vector256<float> x = Vector256.Load((float*)p);
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Double(x).As<double, T>()
            : Vector512.WidenLower(x.ToVector512()).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFloats(Vector512<T> x, void* p)
    {
        Vector256<float> narrow = Avx512F.IsSupported
            ? Avx512F.ConvertToVector256Single(x.AsDouble())
            : Vector512.Narrow(x.AsDouble(), x.AsDouble()).GetLower();
        narrow.Store((float*)p);
    }
}
