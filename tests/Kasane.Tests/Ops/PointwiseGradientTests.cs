using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>First and second derivatives of the pointwise ops by finite differences.</summary>
public class PointwiseGradientTests
{
    private static readonly double[] Real = [-2.3, -1.1, -0.4, 0.3, 0.9, 1.7, 2.6];
    private static readonly double[] Positive = [0.2, 0.7, 1.3, 2.1, 3.4];
    private static readonly double[] Unit = [-0.8, -0.35, 0.1, 0.45, 0.9];
    private static readonly double[] Fraction = [0.1, 0.3, 0.55, 0.8];
    private static readonly double[] Divisors = [-0.83, -0.37, 0.1313, 0.47];
    private static readonly double[] AboveOne = [1.2, 1.9, 3.3];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Function, double[] Points)> Unary = new(StringComparer.Ordinal)
    {
        ["Abs"] = (F.Abs, Real), ["Acos"] = (F.Acos, Unit), ["Acosh"] = (F.Acosh, AboveOne), ["Asin"] = (F.Asin, Unit), ["Asinh"] = (F.Asinh, Real),
        ["Atan"] = (F.Atan, Real), ["Atanh"] = (F.Atanh, Unit), ["Ceil"] = (F.Ceil, Real), ["Cos"] = (F.Cos, Real), ["Cosh"] = (F.Cosh, Real),
        ["Deg2Rad"] = (F.Deg2Rad, Real), ["Erf"] = (F.Erf, Real), ["Erfc"] = (F.Erfc, Real), ["Exp"] = (F.Exp, Real), ["Exp2"] = (F.Exp2, Real),
        ["Expm1"] = (F.Expm1, Real), ["Floor"] = (F.Floor, Real), ["Frac"] = (F.Frac, Real), ["Log"] = (F.Log, Positive), ["Log10"] = (F.Log10, Positive),
        ["Log1p"] = (F.Log1p, Positive), ["Log2"] = (F.Log2, Positive), ["Logit"] = (x => x.Logit(), Fraction), ["Logit with eps"] = (x => x.Logit(0.25), Fraction),
        ["NanToNum"] = (x => x.NanToNum(), Real), ["Neg"] = (F.Neg, Real), ["Rad2Deg"] = (F.Rad2Deg, Real), ["Reciprocal"] = (F.Reciprocal, Real),
        ["Round"] = (x => x.Round(), Real), ["Rsqrt"] = (F.Rsqrt, Positive), ["Sigmoid"] = (F.Sigmoid, Real), ["Sign"] = (F.Sign, Real), ["Sin"] = (F.Sin, Real),
        ["Sinc"] = (F.Sinc, Real), ["Sinh"] = (F.Sinh, Real), ["Sqrt"] = (F.Sqrt, Positive), ["Square"] = (F.Square, Real), ["Tan"] = (F.Tan, Unit),
        ["Tanh"] = (F.Tanh, Real), ["Trunc"] = (F.Trunc, Real), ["Clamp"] = (x => x.Clamp(-1, 1), Real), ["Clamp below"] = (x => x.Clamp(min: 0.5), Real),
        ["Pow 0"] = (x => x.Pow(0), Real), ["Pow 1"] = (x => x.Pow(1), Real), ["Pow 2"] = (x => x.Pow(2), Real), ["Pow 3"] = (x => x.Pow(3), Real),
        ["Pow 4"] = (x => x.Pow(4), Real), ["Pow -1"] = (x => x.Pow(-1), Real), ["Pow 0.5"] = (x => x.Pow(0.5), Positive), ["Pow 2.5"] = (x => x.Pow(2.5), Positive),
        ["Power of 2"] = (x => F.Pow(2, x), Real), ["1 / x"] = (x => 1 / x, Real), ["3 - x"] = (x => 3 - x, Real), ["x % 2"] = (x => x % 2, Real),
        ["Xlogy 2"] = (x => F.Xlogy(2, x), Positive), ["Copysign -1"] = (x => x.Copysign(-1), Real),
        ["Lgamma"] = (F.Lgamma, Positive), ["Digamma"] = (F.Digamma, Positive), ["Polygamma 2"] = (x => x.Polygamma(2), Positive), ["Mvlgamma"] = (x => x.Mvlgamma(3), AboveOne),
        ["Erfinv"] = (F.Erfinv, Unit), ["I0"] = (F.I0, Real), ["I0e"] = (Special.I0e, Real), ["I1"] = (Special.I1, Real), ["I1e"] = (Special.I1e, Real),
        ["Ndtr"] = (Special.Ndtr, Real), ["Ndtri"] = (Special.Ndtri, Fraction), ["LogNdtr"] = (Special.LogNdtr, Real), ["Erfcx"] = (Special.Erfcx, Unit),
        ["Entr"] = (Special.Entr, Positive), ["Zeta by q"] = (x => Special.Zeta(2.5, x), Positive), ["Igamma by x"] = (x => F.Igamma(Tensor.Scalar(1.7, DType.Float64), x), Positive),
        ["Igammac by x"] = (x => F.Igammac(Tensor.Scalar(1.7, DType.Float64), x), Positive),
        ["Relu"] = (F.Relu, Real), ["Relu6"] = (F.Relu6, Real), ["LeakyRelu"] = (F.LeakyRelu, Real), ["Elu"] = (x => x.Elu(1.3), Real), ["Selu"] = (F.Selu, Real),
        ["Celu"] = (x => x.Celu(1.3), Real), ["Gelu"] = (F.Gelu, Real), ["Gelu by tanh"] = (x => x.Gelu(GeluApproximation.Tanh), Real), ["Silu"] = (F.Silu, Real),
        ["Mish"] = (F.Mish, Real), ["Softplus"] = (x => x.Softplus(1.5, 3), Real), ["Softsign"] = (F.Softsign, Real), ["Hardtanh"] = (F.Hardtanh, Real),
        ["Hardsigmoid"] = (F.Hardsigmoid, Real), ["Hardswish"] = (F.Hardswish, Real), ["Hardshrink"] = (F.Hardshrink, Real), ["Softshrink"] = (F.Softshrink, Real),
        ["Tanhshrink"] = (F.Tanhshrink, Real), ["Threshold"] = (x => x.Threshold(0.5, 2), Real), ["LogSigmoid"] = (F.LogSigmoid, Real), ["Rrelu"] = (F.Rrelu, Real),
        ["Relu in place"] = (x => x.Mul(1).ReluInPlace(), Real), ["LeakyRelu in place"] = (x => x.Mul(1).LeakyReluInPlace(0.2), Real),
        ["LeakyRelu in place, falling"] = (x => x.Mul(1).LeakyReluInPlace(-0.2), Real), ["Elu in place"] = (x => x.Mul(1).EluInPlace(1.3), Real),
        ["Celu in place"] = (x => x.Mul(1).CeluInPlace(0.7), Real), ["Selu in place"] = (x => x.Mul(1).SeluInPlace(), Real),
        ["Hardtanh in place"] = (x => x.Mul(1).HardtanhInPlace(), Real), ["Silu in place"] = (x => x.Mul(1).Silu(inPlace: true), Real),
        ["Square in place"] = (x => x.Mul(1).SquareInPlace(), Real), ["Clamp in place"] = (x => x.Mul(1).ClampInPlace(-1, 1), Real),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Function, double[] Left, double[] Right)> Binary = new(StringComparer.Ordinal)
    {
        ["Add"] = (F.Add, Real, Unit), ["Sub"] = (F.Sub, Real, Unit), ["Mul"] = (F.Mul, Real, Unit), ["Div"] = (F.Div, Real, Unit),
        ["Add with alpha"] = ((a, b) => a.Add(b, 2.5), Real, Unit), ["Sub with alpha"] = ((a, b) => a.Sub(b, 2.5), Real, Unit), ["Rsub"] = ((a, b) => a.Rsub(b, 2), Real, Unit),
        ["Atan2"] = (F.Atan2, Real, Unit), ["Pow"] = (F.Pow, Positive, Unit), ["Maximum"] = (F.Maximum, Real, Unit), ["Minimum"] = (F.Minimum, Real, Unit),
        ["Fmax"] = (F.Fmax, Real, Unit), ["Fmin"] = (F.Fmin, Real, Unit), ["ClampMin"] = (F.ClampMin, Real, Unit), ["ClampMax"] = (F.ClampMax, Real, Unit),
        ["Remainder"] = (F.Remainder, Real, Divisors), ["Fmod"] = (F.Fmod, Real, Divisors), ["Div down"] = ((a, b) => a.Div(b, RoundingMode.Floor), Real, Divisors),
        ["Copysign"] = (F.Copysign, Real, Unit), ["Hypot"] = (F.Hypot, Real, Unit), ["Logaddexp"] = (F.Logaddexp, Real, Unit), ["Logaddexp2"] = (F.Logaddexp2, Real, Unit),
        ["Xlogy"] = (F.Xlogy, Real, Positive), ["Xlog1py"] = (Special.Xlog1py, Real, Unit), ["Lerp"] = ((a, b) => a.Lerp(b, 0.3), Real, Unit), ["Prelu"] = ((a, b) => F.Prelu(a, b.Mean()), Real, Unit),
        ["Ldexp"] = (F.Ldexp, Real, Unit), ["Where"] = ((a, b) => F.Where(a > 0, a, b), Real, Unit), ["Div in place"] = ((a, b) => a.Mul(F.OnesLike(b)).DivInPlace(b), Real, Unit),
        ["Mul in place"] = ((a, b) => a.Mul(F.OnesLike(b)).MulInPlace(b), Real, Unit), ["Lerp in place"] = ((a, b) => a.Mul(F.OnesLike(b)).LerpInPlace(b, 0.3), Real, Unit),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor, Tensor>> Ternary = new(StringComparer.Ordinal)
    {
        ["Addcmul"] = (a, b, c) => a.Addcmul(b, c, 1.5), ["Addcdiv"] = (a, b, c) => a.Addcdiv(b, c, 1.5), ["Lerp"] = (a, b, c) => a.Lerp(b, c), ["Clamp"] = (a, b, c) => a.Clamp(b, c),
        ["Addcmul in place"] = (a, b, c) => a.Mul(F.OnesLike(c)).AddcmulInPlace(b, c, 1.5), ["Clamp in place"] = (a, b, c) => a.Mul(F.OnesLike(c)).ClampInPlace(b, c),
        ["Lerp in place"] = (a, b, c) => a.Mul(F.OnesLike(c)).LerpInPlace(b, c),
    };

    public static TheoryData<string> UnaryNames() => [.. Unary.Keys];

    public static TheoryData<string> BinaryNames() => [.. Binary.Keys];

    public static TheoryData<string> TernaryNames() => [.. Ternary.Keys];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void One_argument(string name)
    {
        var (function, points) = Unary[name];
        var x = Tensor.From(points.AsSpan(), [points.Length], requiresGrad: true);
        GradCheck.First(inputs => function(inputs[0]), x);
        GradCheck.Second(inputs => function(inputs[0]), x);
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void Two_arguments_that_broadcast(string name)
    {
        var (function, left, right) = Binary[name];
        var a = Tensor.From(left.AsSpan(), [left.Length, 1], requiresGrad: true);
        var b = Tensor.From(right.AsSpan(0, 4), [4], requiresGrad: true);
        GradCheck.First(inputs => function(inputs[0], inputs[1]), a, b);
        GradCheck.Second(inputs => function(inputs[0], inputs[1]), a, b);
    }

    [Theory]
    [MemberData(nameof(TernaryNames))]
    public void Three_arguments_that_broadcast(string name)
    {
        var a = Tensor.From(Real.AsSpan(0, 4), [4, 1], requiresGrad: true);
        var b = Tensor.From(Unit.AsSpan(0, 3), [3], requiresGrad: true);
        var c = Tensor.From(-1.2, -0.5, 0.8);
        c.RequiresGrad = true;
        GradCheck.First(inputs => Ternary[name](inputs[0], inputs[1], inputs[2]), a, b, c);
        GradCheck.Second(inputs => Ternary[name](inputs[0], inputs[1], inputs[2]), a, b, c);
    }
}
