using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Arithmetic and rounding of every lane type against scalar code.</summary>
public unsafe class LaneArithmeticTests
{
    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void UnaryOpsMatchScalars(int width, string type) => LaneCases.Run(width, type, default(Unary));

    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void BinaryOpsMatchScalars(int width, string type) => LaneCases.Run(width, type, default(Binary));

    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void MulAddAndConstantsMatchScalars(int width, string type) => LaneCases.Run(width, type, default(Ternary));

    [Fact]
    public void DivisionOfTheSmallestIntegerByMinusOneWraps()
    {
        Assert.Equal(int.MinValue, Lanes512<int>.Div(Lanes512<int>.Const(int.MinValue), Lanes512<int>.Const(-1))[3]);
        Assert.Equal(long.MinValue, Lanes256<long>.Div(Lanes256<long>.Const(long.MinValue), Lanes256<long>.Const(-1))[1]);
    }

    [Fact]
    public void IntegerPowersWrapAndTruncate()
    {
        Assert.Equal(unchecked(7 * 7 * 7), Lanes512<int>.Pow(Lanes512<int>.Const(7), Lanes512<int>.Const(3))[0]);
        Assert.Equal(0, Lanes512<int>.Pow(Lanes512<int>.Const(7), Lanes512<int>.Const(-3))[0]);
        Assert.Equal(-1, Lanes128<long>.Pow(Lanes128<long>.Const(-1), Lanes128<long>.Const(-3))[0]);
        Assert.Equal(1, Lanes128<long>.Pow(Lanes128<long>.Const(0), Lanes128<long>.Const(0))[0]);
    }

    [Fact]
    public void TranscendentalFunctionsRefuseIntegers() =>
        Assert.Throws<NotSupportedException>(() => Lanes512<int>.Exp(Lanes512<int>.Const(1)));

    private static void CheckUnary<L, V, T>(string name, Func<V, V> op, Func<T, T> expected)
        where L : ILanes<L, V>
        where V : struct
        where T : unmanaged, INumber<T>
    {
        T* lanes = stackalloc T[16];
        foreach (T x in LaneCases.Values<T>())
        {
            for (int i = 0; i < L.Count; i++) lanes[i] = x;
            L.Store(op(L.Load(lanes)), lanes);
            for (int i = 0; i < L.Count; i++) Same(expected(x), lanes[i], $"{name}({x})");
        }
    }

    private static void CheckBinary<L, V, T>(string name, Func<V, V, V> op, Func<T, T, T> expected)
        where L : ILanes<L, V>
        where V : struct
        where T : unmanaged, INumber<T>
    {
        T* lanes = stackalloc T[16];
        T[] values = LaneCases.Values<T>();
        foreach (T a in values)
        {
            for (int start = 0; start < values.Length; start++)
            {
                for (int i = 0; i < L.Count; i++) lanes[i] = values[(start + i) % values.Length];
                if (name == "Div" && a is int or long) Replace(lanes, L.Count);
                T first = lanes[0];
                L.Store(op(L.Broadcast(&a), L.Load(lanes)), lanes);
                Same(expected(a, first), lanes[0], $"{name}({a}, {first})");
            }
        }
    }

    private static void Replace<T>(T* lanes, int count)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < count; i++)
        {
            if (T.IsZero(lanes[i])) lanes[i] = T.CreateTruncating(13);
        }
    }

    /// <summary>The same value; for zeros also the sign, any NaN for a NaN.</summary>
    private static void Same<T>(T expected, T actual, string what)
        where T : unmanaged, INumber<T>
    {
        bool same = T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual);
        Assert.True(same, $"{what}: {actual} rather than {expected}");
    }

    private static T Rounded<T>(T x, Func<double, double> function)
        where T : unmanaged, INumber<T> => x is float or double ? T.CreateTruncating(function(double.CreateTruncating(x))) : x;

    private static T Quotient<T>(T a, T b)
        where T : unmanaged, INumber<T>
    {
        if (a is float or double) return a / b;
        return b == -T.One ? unchecked(-a) : a / b;
    }

    private readonly struct Unary : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            CheckUnary<L, V, T>("Neg", L.Neg, x => unchecked(-x));
            CheckUnary<L, V, T>("Abs", L.Abs, x => T.IsNegative(x) ? unchecked(-x) : x);
            CheckUnary<L, V, T>("Floor", L.Floor, x => Rounded(x, Math.Floor));
            CheckUnary<L, V, T>("Ceil", L.Ceil, x => Rounded(x, Math.Ceiling));
            CheckUnary<L, V, T>("Trunc", L.Trunc, x => Rounded(x, Math.Truncate));
            CheckUnary<L, V, T>("Round", L.Round, x => Rounded(x, Math.Round));
            CheckUnary<L, V, T>("Square", L.Square, x => unchecked(x * x));
            CheckUnary<L, V, T>("Sign", L.Sign, x => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero);
            if (typeof(T) == typeof(int) || typeof(T) == typeof(long)) return;
            CheckUnary<L, V, T>("Reciprocal", L.Reciprocal, x => T.One / x);
            CheckUnary<L, V, T>(
                "Sqrt",
                L.Sqrt,
                x => typeof(T) == typeof(float)
                    ? T.CreateTruncating(MathF.Sqrt(float.CreateTruncating(x)))
                    : T.CreateTruncating(Math.Sqrt(double.CreateTruncating(x))));
        }
    }

    private readonly struct Binary : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            CheckBinary<L, V, T>("Add", L.Add, (a, b) => unchecked(a + b));
            CheckBinary<L, V, T>("Sub", L.Sub, (a, b) => unchecked(a - b));
            CheckBinary<L, V, T>("Mul", L.Mul, (a, b) => unchecked(a * b));
            CheckBinary<L, V, T>("Div", L.Div, Quotient);
            CheckBinary<L, V, T>("Max", L.Max, T.Max);
            CheckBinary<L, V, T>("Min", L.Min, T.Min);
        }
    }

    private readonly struct Ternary : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            foreach (double value in (double[])[0, 1, -3, 2.5, 1e9, -1e9])
            {
                CheckUnary<L, V, T>("Const", _ => L.Const(value), _ => T.CreateTruncating(value));
            }

            CheckBinary<L, V, T>(
                "MulAdd",
                (a, b) => L.MulAdd(a, b, L.Const(0.7)),
                (a, b) => a switch
                {
                    float or double when !Fma.IsSupported && !AdvSimd.IsSupported => a * b + T.CreateTruncating(0.7),
                    float => T.CreateTruncating(MathF.FusedMultiplyAdd(float.CreateTruncating(a), float.CreateTruncating(b), 0.7f)),
                    double => T.CreateTruncating(Math.FusedMultiplyAdd(double.CreateTruncating(a), double.CreateTruncating(b), 0.7)),
                    _ => unchecked(a * b),
                });
        }
    }
}
