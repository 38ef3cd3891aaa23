using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The bits of the elements; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes128<T>
{
    public static Vector128<T> SignBit
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T) == 4 ? Vector128.Create(int.MinValue).As<int, T>() : Vector128.Create(long.MinValue).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> IntegerBits(int value) =>
        sizeof(T) == 4 ? Vector128.Create(value).As<int, T>() : Vector128.Create((long)value).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Fma(Vector128<T> a, Vector128<T> b, Vector128<T> c) => sizeof(T) == 4
        ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Xor(Vector128<T> a, Vector128<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> AddBits(Vector128<T> a, Vector128<T> b) =>
        sizeof(T) == 4 ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> ShiftLeft(Vector128<T> x, [ConstantExpected] int count) =>
        sizeof(T) == 4 ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> NoCommonBits(Vector128<T> a, Vector128<T> b) => sizeof(T) == 4
        ? Vector128.Equals(a.AsInt32() & b.AsInt32(), Vector128<int>.Zero).As<int, T>()
        : Vector128.Equals(a.AsInt64() & b.AsInt64(), Vector128<long>.Zero).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> AtMost(Vector128<T> constant, Vector128<T> x) => Vector128.MinNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> AtLeast(Vector128<T> constant, Vector128<T> x) => Vector128.MaxNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static bool Any(Vector128<T> mask) => mask != Vector128<T>.Zero;
}
