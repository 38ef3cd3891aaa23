using System.Globalization;
using Kasane.Internal;

namespace Kasane.Tests.Docs;

/// <summary>Prints the expression that an op evaluates: its formula and its derivative come from the very code that runs.</summary>
internal readonly struct TextAlgebra : IAlgebra<TextAlgebra, Formula>
{
    [ThreadStatic]
    private static Dictionary<double, string>? attributes;

    /// <summary>Numbers that stand for attributes of the op, and the attributes' names.</summary>
    public static Dictionary<double, string> Attributes
    {
        get => attributes ??= [];
        set => attributes = value;
    }

    public static Formula Const(double value)
    {
        foreach (var (number, name) in Attributes)
        {
            if (value == number) return new(name);
            if (value == -number) return new("-" + name, 3);
            if (value == 1 / number) return new("1 / " + name, 2);
            if (value == -1 / number) return new("-1 / " + name, 2);
            if (value == number - 1) return new(name + " - 1", 1);
            if (value == number + 1) return new(name + " + 1", 1);
            if (value == 1 - number) return new("1 - " + name, 1);
            if (value == number / 2) return new(name + " / 2", 2);
            foreach (var (other, second) in Attributes)
                if (value == number * other) return new($"{name} * {second}", 2);
        }
        var text = value switch
        {
            double.PositiveInfinity => "inf",
            double.NegativeInfinity => "-inf",
            double.NaN => "nan",
            Math.PI => "pi",
            -Math.PI => "-pi",
            _ => value.ToString("0.######", CultureInfo.InvariantCulture),
        };
        return new(text, text.StartsWith('-') ? 3 : 4);
    }

    public static Formula Add(Formula a, Formula b) => b.Text.StartsWith('-') && b.Level == 3
        ? new($"{a.At(1)} - {b.Text[1..]}", 1)
        : new($"{a.At(1)} + {b.At(1)}", 1);

    public static Formula Sub(Formula a, Formula b) => new($"{a.At(1)} - {b.At(2)}", 1);

    public static Formula Mul(Formula a, Formula b) => new($"{a.At(2)} * {b.At(3)}", 2);

    public static Formula Div(Formula a, Formula b) => new($"{a.At(2)} / {b.At(3)}", 2);

    public static Formula Neg(Formula x) => new($"-{x.At(3)}", x.Level == 3 ? 2 : 3);

    public static Formula Abs(Formula x) => new($"|{x.Text}|");

    public static Formula CopySign(Formula x, Formula sign) => Formula.Call("copysign", x, sign);

    public static Formula Sqrt(Formula x) => Formula.Call("sqrt", x);

    public static Formula Max(Formula a, Formula b) => Formula.Call("max", a, b);

    public static Formula Min(Formula a, Formula b) => Formula.Call("min", a, b);

    public static Formula MulAdd(Formula a, Formula b, Formula c) => Add(Mul(a, b), c);

    public static Formula Floor(Formula x) => Formula.Call("floor", x);

    public static Formula Ceil(Formula x) => Formula.Call("ceil", x);

    public static Formula Trunc(Formula x) => Formula.Call("trunc", x);

    public static Formula Round(Formula x) => Formula.Call("round", x);

    public static Formula Less(Formula a, Formula b) => Compare(a, "<", b);

    public static Formula LessEqual(Formula a, Formula b) => Compare(a, "<=", b);

    public static Formula Greater(Formula a, Formula b) => Compare(a, ">", b);

    public static Formula GreaterEqual(Formula a, Formula b) => Compare(a, ">=", b);

    public static Formula Equal(Formula a, Formula b) => Compare(a, "=", b);

    public static Formula NotEqual(Formula a, Formula b) => a == b ? Formula.Call("isnan", a) : Compare(a, "!=", b);

    public static Formula IsNaN(Formula x) => Formula.Call("isnan", x);

    public static Formula And(Formula mask1, Formula mask2) => new($"{mask1.At(1)} and {mask2.At(1)}", 0);

    public static Formula Or(Formula mask1, Formula mask2) => new($"{mask1.At(1)} or {mask2.At(1)}", 0);

    public static Formula Not(Formula mask) => Formula.Call("not", mask);

    public static Formula Select(Formula mask, Formula a, Formula b) => new($"{a.At(1)} if {mask.At(0)} else {b.At(0)}", -1);

    public static Formula Square(Formula x) => new($"{x.At(4)}^2", 3);

    public static Formula Reciprocal(Formula x) => new($"1 / {x.At(3)}", 2);

    public static Formula Sign(Formula x) => Formula.Call("sign", x);

    public static Formula Exp(Formula x) => Formula.Call("exp", x);

    public static Formula Expm1(Formula x) => Formula.Call("expm1", x);

    public static Formula Log(Formula x) => Formula.Call("log", x);

    public static Formula Log1p(Formula x) => Formula.Call("log1p", x);

    public static Formula Sin(Formula x) => Formula.Call("sin", x);

    public static Formula Cos(Formula x) => Formula.Call("cos", x);

    public static Formula Tanh(Formula x) => Formula.Call("tanh", x);

    public static Formula Sigmoid(Formula x) => Formula.Call("sigmoid", x);

    public static Formula Erf(Formula x) => Formula.Call("erf", x);

    public static Formula Pow(Formula x, Formula y) => new($"{x.At(4)}^{y.At(4)}", 3);

    public static Formula Exp2(Formula x) => new($"2^{x.At(4)}", 3);

    public static Formula Log2(Formula x) => Formula.Call("log2", x);

    public static Formula Log10(Formula x) => Formula.Call("log10", x);

    public static Formula Rsqrt(Formula x) => Formula.Call("rsqrt", x);

    public static Formula Sinh(Formula x) => Formula.Call("sinh", x);

    public static Formula Cosh(Formula x) => Formula.Call("cosh", x);

    public static Formula Tan(Formula x) => Formula.Call("tan", x);

    public static Formula Asin(Formula x) => Formula.Call("asin", x);

    public static Formula Acos(Formula x) => Formula.Call("acos", x);

    public static Formula Atan(Formula x) => Formula.Call("atan", x);

    public static Formula Atan2(Formula y, Formula x) => Formula.Call("atan2", y, x);

    public static Formula Asinh(Formula x) => Formula.Call("asinh", x);

    public static Formula Acosh(Formula x) => Formula.Call("acosh", x);

    public static Formula Atanh(Formula x) => Formula.Call("atanh", x);

    public static Formula Erfc(Formula x) => Formula.Call("erfc", x);

    public static Formula Map<TOp>(in TOp op, Formula x)
        where TOp : unmanaged, IUnaryOp => Formula.Call(TOp.Name, x);

    public static Formula Map<TOp>(in TOp op, Formula a, Formula b)
        where TOp : unmanaged, IBinaryOp => Formula.Call(TOp.Name, a, b);

    public static Formula MapIntegers<TFunction>(Formula a, Formula b)
        where TFunction : struct, IIntegerFunction => Formula.Call(typeof(TFunction).Name, a, b);

    public static Formula BitAnd(Formula a, Formula b) => new($"{a.At(4)} & {b.At(4)}", 0);

    public static Formula BitOr(Formula a, Formula b) => new($"{a.At(4)} | {b.At(4)}", 0);

    public static Formula BitXor(Formula a, Formula b) => new($"{a.At(4)} xor {b.At(4)}", 0);

    public static Formula BitNot(Formula x) => new($"~{x.At(4)}", 3);

    public static Formula ShiftLeft(Formula x, Formula bits) => new($"{x.At(4)} << {bits.At(4)}", 0);

    public static Formula ShiftRight(Formula x, Formula bits) => new($"{x.At(4)} >> {bits.At(4)}", 0);

    private static Formula Compare(Formula a, string sign, Formula b) => new($"{a.At(1)} {sign} {b.At(1)}", 0);
}
