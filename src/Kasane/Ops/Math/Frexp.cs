using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Splits numbers into mantissa and exponent: x = mantissa 2^exponent, with 0.5 &lt;= |mantissa| &lt; 1. 0, infinities and NaN stay,
    /// with exponent 0.
    /// </summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <returns>The mantissas, of the same dtype, and the exponents, Int32.</returns>
    /// <exception cref="DTypeException">The dtype is not floating point.</exception>
    public static (Tensor Mantissa, Tensor Exponent) Frexp(this Tensor x)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"Frexp expects a floating-point dtype, but the tensor is {x.DType}. Convert it with To.") { Operation = "Frexp" };
        // The exponents of Float64 reach -1074, more than BFloat16 counts exactly.
        var exponent = Primitive.Call(new UnaryPrimitive<FrexpExponentOp>(default), x.Detach().To(DType.Float64)).To(DType.Int32);
        return (Primitive.Call(new UnaryPrimitive<FrexpMantissaOp>(default), x), exponent);
    }
}

/// <summary>The fraction of x, 0.5 to 1 in absolute value.</summary>
internal readonly struct FrexpMantissaOp : IUnaryOp
{
    public static string Name => "FrexpMantissa";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Exp2(A.Map(default(FrexpExponentOp), saved)));

    public double Reference(double x) => !double.IsFinite(x) ? x : Math.ScaleB(x, -(int)default(FrexpExponentOp).Reference(x));
}

/// <summary>The exponent that belongs to <see cref="FrexpMantissaOp"/>.</summary>
internal readonly struct FrexpExponentOp : IUnaryOp
{
    public static string Name => "FrexpExponent";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Zero;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    public double Reference(double x) => x == 0 || !double.IsFinite(x) ? 0 : Math.ILogB(x) + 1;
}
