using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Pairs of lanes that are complex numbers; for double lanes only.</content>
internal readonly unsafe partial struct Lanes128<T> : IPairLanes<Lanes128<T>, Vector128<T>>
{
    public static Vector128<T> ImaginarySign
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector128.Create(0, -0.0).As<double, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Swap(Vector128<T> x) => Vector128.Shuffle(x.AsDouble(), Vector128.Create(1L, 0)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Reals(Vector128<T> x) => Vector128.Shuffle(x.AsDouble(), Vector128.Create(0L, 0)).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> OnlyReals(Vector128<T> x) => x & Vector128.Create(-1L, 0).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Root(Vector128<T> x) => Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> LoadFloats(void* p) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(double*)p).AsSingle()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static void StoreFloats(Vector128<T> x, void* p) =>
        *(double*)p = Vector128.Narrow(x.AsDouble(), x.AsDouble()).AsDouble().ToScalar();
}
