namespace Kasane.Internal;

/// <summary>The operations themselves as an algebra: a derivative evaluated in it is recorded and can be differentiated again.</summary>
internal readonly struct TensorAlgebra : IAlgebra<TensorAlgebra, Tensor>
{
    public static Tensor Const(double value) => Tensor.Scalar(value, DType.Float64);

    public static Tensor Conj(Tensor x) => x.Conj();

    public static Tensor Add(Tensor a, Tensor b) => a.Add(b);

    public static Tensor Sub(Tensor a, Tensor b) => a.Sub(b);

    public static Tensor Mul(Tensor a, Tensor b) => a.Mul(b);

    public static Tensor Div(Tensor a, Tensor b) => a.Div(b);

    public static Tensor Neg(Tensor x) => x.Neg();

    public static Tensor Abs(Tensor x) => x.Abs();

    public static Tensor CopySign(Tensor x, Tensor sign) => x.Copysign(sign);

    public static Tensor Sqrt(Tensor x) => x.Sqrt();

    public static Tensor Max(Tensor a, Tensor b) => a.Maximum(b);

    public static Tensor Min(Tensor a, Tensor b) => a.Minimum(b);

    public static Tensor MulAdd(Tensor a, Tensor b, Tensor c) => a.Mul(b).Add(c);

    public static Tensor Floor(Tensor x) => x.Floor();

    public static Tensor Ceil(Tensor x) => x.Ceil();

    public static Tensor Trunc(Tensor x) => x.Trunc();

    public static Tensor Round(Tensor x) => x.Round();

    public static Tensor Less(Tensor a, Tensor b) => a.Lt(b);

    public static Tensor LessEqual(Tensor a, Tensor b) => a.Le(b);

    public static Tensor Equal(Tensor a, Tensor b) => a.Eq(b);

    public static Tensor And(Tensor mask1, Tensor mask2) => mask1.LogicalAnd(mask2);

    public static Tensor Or(Tensor mask1, Tensor mask2) => mask1.LogicalOr(mask2);

    public static Tensor Not(Tensor mask) => mask.LogicalNot();

    public static Tensor Select(Tensor mask, Tensor a, Tensor b) => Functional.Where(mask, a, b);

    public static Tensor Exp(Tensor x) => x.Exp();

    public static Tensor Expm1(Tensor x) => x.Expm1();

    public static Tensor Log(Tensor x) => x.Log();

    public static Tensor Log1p(Tensor x) => x.Log1p();

    public static Tensor Sin(Tensor x) => x.Sin();

    public static Tensor Cos(Tensor x) => x.Cos();

    public static Tensor Tanh(Tensor x) => x.Tanh();

    public static Tensor Sigmoid(Tensor x) => x.Sigmoid();

    public static Tensor Erf(Tensor x) => x.Erf();

    public static Tensor Pow(Tensor x, Tensor y) => x.Pow(y);

    public static Tensor Exp2(Tensor x) => x.Exp2();

    public static Tensor Log2(Tensor x) => x.Log2();

    public static Tensor Log10(Tensor x) => x.Log10();

    public static Tensor Rsqrt(Tensor x) => x.Rsqrt();

    public static Tensor Sinh(Tensor x) => x.Sinh();

    public static Tensor Cosh(Tensor x) => x.Cosh();

    public static Tensor Tan(Tensor x) => x.Tan();

    public static Tensor Asin(Tensor x) => x.Asin();

    public static Tensor Acos(Tensor x) => x.Acos();

    public static Tensor Atan(Tensor x) => x.Atan();

    public static Tensor Atan2(Tensor y, Tensor x) => y.Atan2(x);

    public static Tensor Asinh(Tensor x) => x.Asinh();

    public static Tensor Acosh(Tensor x) => x.Acosh();

    public static Tensor Atanh(Tensor x) => x.Atanh();

    public static Tensor Erfc(Tensor x) => x.Erfc();

    public static Tensor Map<TOp>(in TOp op, Tensor x)
        where TOp : unmanaged, IUnaryOp => Primitive.Call(new UnaryPrimitive<TOp>(op), x);

    public static Tensor Map<TOp>(in TOp op, Tensor a, Tensor b)
        where TOp : unmanaged, IBinaryOp => Primitive.Call(new BinaryPrimitive<TOp>(op), a, b);

    public static Tensor MapIntegers<TFunction>(Tensor a, Tensor b)
        where TFunction : struct, IIntegerFunction => throw new NotSupportedException("Functions of integers have no derivative.");

    public static Tensor BitAnd(Tensor a, Tensor b) => throw new NotSupportedException();

    public static Tensor BitOr(Tensor a, Tensor b) => throw new NotSupportedException();

    public static Tensor BitXor(Tensor a, Tensor b) => throw new NotSupportedException();

    public static Tensor BitNot(Tensor x) => throw new NotSupportedException();

    public static Tensor ShiftLeft(Tensor x, Tensor bits) => throw new NotSupportedException();

    public static Tensor ShiftRight(Tensor x, Tensor bits) => throw new NotSupportedException();
}
