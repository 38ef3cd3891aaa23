using System.Runtime.Intrinsics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>A function of float lanes at every width, its truth in double, and the error that is promised.</summary>
internal sealed record FloatFunction(
    string Name,
    Func<Vector512<float>, Vector512<float>> At512,
    Func<Vector256<float>, Vector256<float>> At256,
    Func<Vector128<float>, Vector128<float>> At128,
    Func<double, double> Truth,
    double MaxUlps)
{
    public static readonly FloatFunction[] All =
    [
        new("Exp", Lanes512<float>.Exp, Lanes256<float>.Exp, Lanes128<float>.Exp, Math.Exp, 1),
        new("Exp2", Lanes512<float>.Exp2, Lanes256<float>.Exp2, Lanes128<float>.Exp2, ScalarMath.Exp2, 1),
        new("Expm1", Lanes512<float>.Expm1, Lanes256<float>.Expm1, Lanes128<float>.Expm1, ScalarMath.Expm1, 1.5),
        new("Log", Lanes512<float>.Log, Lanes256<float>.Log, Lanes128<float>.Log, Math.Log, 1),
        new("Log2", Lanes512<float>.Log2, Lanes256<float>.Log2, Lanes128<float>.Log2, Math.Log2, 1.5),
        new("Log10", Lanes512<float>.Log10, Lanes256<float>.Log10, Lanes128<float>.Log10, Math.Log10, 1),
        new("Log1p", Lanes512<float>.Log1p, Lanes256<float>.Log1p, Lanes128<float>.Log1p, ScalarMath.Log1p, 1),
        new("Sin", Lanes512<float>.Sin, Lanes256<float>.Sin, Lanes128<float>.Sin, Math.Sin, 1.6),
        new("Cos", Lanes512<float>.Cos, Lanes256<float>.Cos, Lanes128<float>.Cos, Math.Cos, 1.6),
        new("Tan", Lanes512<float>.Tan, Lanes256<float>.Tan, Lanes128<float>.Tan, Math.Tan, 0.51),
        new("Tanh", Lanes512<float>.Tanh, Lanes256<float>.Tanh, Lanes128<float>.Tanh, Math.Tanh, 1.5),
        new("Sigmoid", Lanes512<float>.Sigmoid, Lanes256<float>.Sigmoid, Lanes128<float>.Sigmoid, ScalarMath.Sigmoid, 2),
        new("Erf", Lanes512<float>.Erf, Lanes256<float>.Erf, Lanes128<float>.Erf, SpecialFunctions.Erf, 1),
        new("Erfc", Lanes512<float>.Erfc, Lanes256<float>.Erfc, Lanes128<float>.Erfc, SpecialFunctions.Erfc, 0.51),
        new("Sinh", Lanes512<float>.Sinh, Lanes256<float>.Sinh, Lanes128<float>.Sinh, Math.Sinh, 0.51),
        new("Cosh", Lanes512<float>.Cosh, Lanes256<float>.Cosh, Lanes128<float>.Cosh, Math.Cosh, 0.51),
        new("Asin", Lanes512<float>.Asin, Lanes256<float>.Asin, Lanes128<float>.Asin, Math.Asin, 0.51),
        new("Acos", Lanes512<float>.Acos, Lanes256<float>.Acos, Lanes128<float>.Acos, Math.Acos, 0.51),
        new("Atan", Lanes512<float>.Atan, Lanes256<float>.Atan, Lanes128<float>.Atan, Math.Atan, 0.51),
        new("Asinh", Lanes512<float>.Asinh, Lanes256<float>.Asinh, Lanes128<float>.Asinh, Math.Asinh, 0.51),
        new("Acosh", Lanes512<float>.Acosh, Lanes256<float>.Acosh, Lanes128<float>.Acosh, Math.Acosh, 0.51),
        new("Atanh", Lanes512<float>.Atanh, Lanes256<float>.Atanh, Lanes128<float>.Atanh, Math.Atanh, 0.51),
        new("Lgamma", Lanes512<float>.InDouble<WideGamma.Lgamma>, Lanes256<float>.InDouble<WideGamma.Lgamma>, Lanes128<float>.InDouble<WideGamma.Lgamma>, SpecialFunctions.Lgamma, 0.51),
        new("Digamma", Lanes512<float>.InDouble<WideGamma.Digamma>, Lanes256<float>.InDouble<WideGamma.Digamma>, Lanes128<float>.InDouble<WideGamma.Digamma>, SpecialFunctions.Digamma, 0.51),
        new("Erfinv", Lanes512<float>.InDouble<WideErfInverse>, Lanes256<float>.InDouble<WideErfInverse>, Lanes128<float>.InDouble<WideErfInverse>, SpecialFunctions.ErfInv, 0.51),
        new("Rsqrt", Lanes512<float>.Rsqrt, Lanes256<float>.Rsqrt, Lanes128<float>.Rsqrt, x => 1 / Math.Sqrt(x), 1.5),
        new("Sqrt", Lanes512<float>.Sqrt, Lanes256<float>.Sqrt, Lanes128<float>.Sqrt, Math.Sqrt, 0.51),
    ];

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public static FloatFunction Named(string name) => All.Single(f => f.Name == name);

    public void Apply512(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i += 16) At512(Vector512.Create(x[i..])).CopyTo(y[i..]);
    }

    public void Apply256(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i += 8) At256(Vector256.Create(x[i..])).CopyTo(y[i..]);
    }

    public void Apply128(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i += 4) At128(Vector128.Create(x[i..])).CopyTo(y[i..]);
    }
}
