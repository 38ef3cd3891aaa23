using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The bits of the elements; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes512<T>
{
    public static Vector512<T> SignBit
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T) == 4 ? Vector512.Create(int.MinValue).As<int, T>() : Vector512.Create(long.MinValue).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> IntegerBits(int value) =>
        sizeof(T) == 4 ? Vector512.Create(value).As<int, T>() : Vector512.Create((long)value).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Fma(Vector512<T> a, Vector512<T> b, Vector512<T> c) => sizeof(T) == 4
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Xor(Vector512<T> a, Vector512<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AddBits(Vector512<T> a, Vector512<T> b) =>
        sizeof(T) == 4 ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> ShiftLeft(Vector512<T> x, [ConstantExpected] int count) =>
        sizeof(T) == 4 ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> NoCommonBits(Vector512<T> a, Vector512<T> b) => sizeof(T) == 4
        ? Vector512.Equals(a.AsInt32() & b.AsInt32(), Vector512<int>.Zero).As<int, T>()
        : Vector512.Equals(a.AsInt64() & b.AsInt64(), Vector512<long>.Zero).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AtMost(Vector512<T> constant, Vector512<T> x) => Vector512.MinNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AtLeast(Vector512<T> constant, Vector512<T> x) => Vector512.MaxNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static bool Any(Vector512<T> mask) => mask != Vector512<T>.Zero;
}
