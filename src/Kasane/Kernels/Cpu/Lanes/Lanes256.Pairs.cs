using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Pairs of lanes that are complex numbers; for double lanes only.</content>
internal readonly unsafe partial struct Lanes256<T> : IPairLanes<Lanes256<T>, Vector256<T>>
{
    public static Vector256<T> ImaginarySign
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector256.Create(0, -0.0, 0, -0.0).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Swap(Vector256<T> x) => Vector256.Shuffle(x.AsDouble(), Vector256.Create(1L, 0, 3, 2)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Reals(Vector256<T> x) => Vector256.Shuffle(x.AsDouble(), Vector256.Create(0L, 0, 2, 2)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> OnlyReals(Vector256<T> x) => x & Vector256.Create(-1L, 0, -1, 0).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Root(Vector256<T> x) => Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> LoadFloats(void* p)
    {
        Vector128<float> x = Vector128.Load((float*)p);
        return Avx.IsSupported
            ? Avx.ConvertToVector256Double(x).As<double, T>()
            : Vector256.WidenLower(x.ToVector256()).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFloats(Vector256<T> x, void* p)
    {
        Vector128<float> narrow = Avx.IsSupported
            ? Avx.ConvertToVector128Single(x.AsDouble())
            : Vector256.Narrow(x.AsDouble(), x.AsDouble()).GetLower();
        narrow.Store((float*)p);
    }
}
