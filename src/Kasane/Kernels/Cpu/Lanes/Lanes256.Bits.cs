using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The bits of the elements; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes256<T>
{
    public static Vector256<T> SignBit
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T) == 4 ? Vector256.Create(int.MinValue).As<int, T>() : Vector256.Create(long.MinValue).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> IntegerBits(int value) =>
        sizeof(T) == 4 ? Vector256.Create(value).As<int, T>() : Vector256.Create((long)value).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Fma(Vector256<T> a, Vector256<T> b, Vector256<T> c) => sizeof(T) == 4
        ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Xor(Vector256<T> a, Vector256<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AddBits(Vector256<T> a, Vector256<T> b) =>
        sizeof(T) == 4 ? (a.AsInt32() + b.AsInt32()).As<int, T>() : (a.AsInt64() + b.AsInt64()).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> ShiftLeft(Vector256<T> x, [ConstantExpected] int count) =>
        sizeof(T) == 4 ? (x.AsInt32() << count).As<int, T>() : (x.AsInt64() << count).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> NoCommonBits(Vector256<T> a, Vector256<T> b) => sizeof(T) == 4
        ? Vector256.Equals(a.AsInt32() & b.AsInt32(), Vector256<int>.Zero).As<int, T>()
        : Vector256.Equals(a.AsInt64() & b.AsInt64(), Vector256<long>.Zero).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AtMost(Vector256<T> constant, Vector256<T> x) => Vector256.MinNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AtLeast(Vector256<T> constant, Vector256<T> x) => Vector256.MaxNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static bool Any(Vector256<T> mask) => mask != Vector256<T>.Zero;
}
