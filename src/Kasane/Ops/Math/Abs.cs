using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The absolute value of x.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape; Float32 for complex numbers.</returns>
    public static Tensor Abs(this Tensor x) =>
        x.DType.IsComplex ? Primitive.Call(default(ComplexAbs), x) : Primitive.Call(new UnaryPrimitive<AbsOp>(default), x);

    /// <summary><see cref="Abs(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AbsInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AbsOp>(default), x);
}

/// <summary>The absolute value of x.</summary>
internal readonly struct AbsOp : IUnaryOp
{
    public static string Name => "Abs";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sign(saved));

    public double Reference(double x) => Math.Abs(x);
}

/// <summary>The magnitude of complex numbers, as real ones.</summary>
/// <derivative>g * x / y, 0 where x is 0.</derivative>
/// <dtypes>complex</dtypes>
internal readonly struct ComplexAbs : IOp1
{
    public static string Name => "Abs";

    public Needs Needs => Needs.Left;

    public Tensor Forward(Tensor x)
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), DType.Float32);
        Launch.Unary(default(AbsOp), DType.Complex64, x, y);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.Mul(saved.Input.Sign());
}
