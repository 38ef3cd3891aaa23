using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x + value * a / b.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="tensor1">a: a shape that broadcasts with the others.</param>
    /// <param name="tensor2">b: a shape that broadcasts with the others.</param>
    /// <param name="value">The factor; default 1.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="DTypeException">Both a and b are of integers.</exception>
    public static Tensor Addcdiv(this Tensor x, Tensor tensor1, Tensor tensor2, Scalar? value = null) =>
        Primitive.Call(AddcdivPrimitive(x, tensor1, tensor2, value), [x, tensor1, tensor2])[0];

    /// <summary><see cref="Addcdiv(Tensor, Tensor, Tensor, Scalar?)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddcdivInPlace(this Tensor x, Tensor tensor1, Tensor tensor2, Scalar? value = null) =>
        InPlace.Call(AddcdivPrimitive(x, tensor1, tensor2, value), [x, tensor1, tensor2]);

    private static TernaryPrimitive<AddcdivOp> AddcdivPrimitive(Tensor x, Tensor a, Tensor b, Scalar? value)
    {
        var dtype = Rules.Promoted(x, a, b);
        if (Rules.IsIntegral(a.DType) && Rules.IsIntegral(b.DType))
            throw new DTypeException(
                $"Addcdiv expects a floating-point tensor to divide, but got {a.DType} and {b.DType}. "
                + "Convert one first: a.To(DType.Float32).")
            {
                Operation = "Addcdiv",
            };
        return new(new(value ?? 1), dtype);
    }
}

/// <summary>a + Value * b / c.</summary>
internal readonly record struct AddcdivOp(Scalar Value) : IDifferentiableTernary
{
    public static string Name => "Addcdiv";

    public static ulong Saves => 0b110;

    public static int Cost => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.Add(a, A.Div(A.Mul(A.Number(Value), b), c));

    public Tensor Gradient(int input, Tensor gradient, in SavedN saved) => input switch
    {
        0 => gradient,
        1 => gradient.Mul(Functional.Div(Value, saved.Input(2))),
        _ => gradient.Mul(saved.Input(1).Mul(Value).Div(saved.Input(2).Square()).Neg()),
    };

    public double Reference(double a, double b, double c) => a + (Value.ToDouble() * b / c);
}
