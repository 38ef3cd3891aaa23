using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x + value * a * b.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="tensor1">a: a shape that broadcasts with the others.</param>
    /// <param name="tensor2">b: a shape that broadcasts with the others.</param>
    /// <param name="value">The factor; default 1.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="DTypeException">All are Bool.</exception>
    public static Tensor Addcmul(this Tensor x, Tensor tensor1, Tensor tensor2, Scalar? value = null) =>
        Primitive.Call(AddcmulPrimitive(x, tensor1, tensor2, value), [x, tensor1, tensor2])[0];

    /// <summary><see cref="Addcmul(Tensor, Tensor, Tensor, Scalar?)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddcmulInPlace(this Tensor x, Tensor tensor1, Tensor tensor2, Scalar? value = null) =>
        InPlace.Call(AddcmulPrimitive(x, tensor1, tensor2, value), [x, tensor1, tensor2]);

    private static TernaryPrimitive<AddcmulOp> AddcmulPrimitive(Tensor x, Tensor a, Tensor b, Scalar? value)
    {
        var dtype = Rules.Promoted(x, a, b);
        if (dtype == DType.Bool)
            throw new DTypeException("Addcmul expects numbers, but all three tensors are Bool. Convert one first: x.To(DType.Int64).")
            {
                Operation = "Addcmul",
            };
        return new(new(value ?? 1), dtype);
    }
}

/// <summary>a + Value * b * c.</summary>
internal readonly record struct AddcmulOp(Scalar Value) : IDifferentiableTernary
{
    public static string Name => "Addcmul";

    public static ulong Saves => 0b110;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.MulAdd(A.Mul(A.Number(Value), b), c, a);

    public Tensor Gradient(int input, Tensor gradient, in SavedN saved) => input switch
    {
        0 => gradient,
        1 => gradient.Mul(saved.Input(2).Mul(Value)),
        _ => gradient.Mul(saved.Input(1).Mul(Value)),
    };

    public double Reference(double a, double b, double c) => a + (Value.ToDouble() * b * c);
}
