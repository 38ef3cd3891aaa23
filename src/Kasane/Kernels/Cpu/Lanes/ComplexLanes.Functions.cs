using System.Numerics;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Elementary functions, number by number, and those without a complex form.</content>
internal readonly unsafe partial struct ComplexLanes<L, V>
{
    public static V Sqrt(V x) => Each(x, &ComplexAlgebra.Sqrt);

    public static V Exp(V x) => Each(x, &ComplexAlgebra.Exp);

    public static V Expm1(V x) => Each(x, &ComplexAlgebra.Expm1);

    public static V Log(V x) => Each(x, &ComplexAlgebra.Log);

    public static V Log1p(V x) => Each(x, &ComplexAlgebra.Log1p);

    public static V Sin(V x) => Each(x, &ComplexAlgebra.Sin);

    public static V Cos(V x) => Each(x, &ComplexAlgebra.Cos);

    public static V Tanh(V x) => Each(x, &ComplexAlgebra.Tanh);

    public static V Sigmoid(V x) => Each(x, &ComplexAlgebra.Sigmoid);

    public static V Exp2(V x) => Each(x, &ComplexAlgebra.Exp2);

    public static V Log2(V x) => Each(x, &ComplexAlgebra.Log2);

    public static V Log10(V x) => Each(x, &ComplexAlgebra.Log10);

    public static V Rsqrt(V x) => Each(x, &ComplexAlgebra.Rsqrt);

    public static V Sinh(V x) => Each(x, &ComplexAlgebra.Sinh);

    public static V Cosh(V x) => Each(x, &ComplexAlgebra.Cosh);

    public static V Tan(V x) => Each(x, &ComplexAlgebra.Tan);

    public static V Asin(V x) => Each(x, &ComplexAlgebra.Asin);

    public static V Acos(V x) => Each(x, &ComplexAlgebra.Acos);

    public static V Atan(V x) => Each(x, &ComplexAlgebra.Atan);

    public static V Asinh(V x) => Each(x, &ComplexAlgebra.Asinh);

    public static V Acosh(V x) => Each(x, &ComplexAlgebra.Acosh);

    public static V Atanh(V x) => Each(x, &ComplexAlgebra.Atanh);

    [MethodImpl(NoInlining)]
    public static V Pow(V x, V y)
    {
        var numbers = stackalloc Complex[4];
        var exponents = stackalloc Complex[4];
        L.Store(x, numbers);
        L.Store(y, exponents);
        for (var i = 0; i < Count; i++) numbers[i] = ComplexAlgebra.Pow(numbers[i], exponents[i]);
        return L.Load(numbers);
    }

    public static V Map<TOp>(in TOp op, V x)
        where TOp : unmanaged, IUnaryOp => throw NoComplex();

    public static V Map<TOp>(in TOp op, V a, V b)
        where TOp : unmanaged, IBinaryOp => throw NoComplex();

    public static V MapIntegers<TFunction>(V a, V b)
        where TFunction : struct, IIntegerFunction => throw NoComplex();

    public static V Map(V x, delegate*<double, double> function) => throw NoComplex();

    public static V Map(V x, V y, delegate*<double, double, double> function) => throw NoComplex();

    public static V CopySign(V x, V sign) => throw NoComplex();

    public static V Max(V a, V b) => throw NoComplex();

    public static V Min(V a, V b) => throw NoComplex();

    public static V Floor(V x) => throw NoComplex();

    public static V Ceil(V x) => throw NoComplex();

    public static V Trunc(V x) => throw NoComplex();

    public static V Round(V x) => throw NoComplex();

    public static V Less(V a, V b) => throw NoComplex();

    public static V LessEqual(V a, V b) => throw NoComplex();

    public static V Erf(V x) => throw NoComplex();

    public static V Erfc(V x) => throw NoComplex();

    public static V Atan2(V y, V x) => throw NoComplex();

    public static V BitAnd(V a, V b) => throw NoComplex();

    public static V BitOr(V a, V b) => throw NoComplex();

    public static V BitXor(V a, V b) => throw NoComplex();

    public static V BitNot(V x) => throw NoComplex();

    public static V ShiftLeft(V x, V bits) => throw NoComplex();

    public static V ShiftRight(V x, V bits) => throw NoComplex();

    [MethodImpl(NoInlining)]
    private static V Each(V x, delegate*<Complex, Complex> function)
    {
        var numbers = stackalloc Complex[4];
        L.Store(x, numbers);
        for (var i = 0; i < Count; i++) numbers[i] = function(numbers[i]);
        return L.Load(numbers);
    }

    private static DTypeException NoComplex() => ComplexAlgebra.NoComplex();
}
