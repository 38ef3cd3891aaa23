using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Elements of <paramref name="a"/> where <paramref name="condition"/> is true, of <paramref name="b"/> elsewhere.</summary>
    /// <param name="condition">Bool (or UInt8); any shape.</param>
    /// <param name="a">A shape that broadcasts with the others.</param>
    /// <param name="b">A shape that broadcasts with the others.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype of <paramref name="a"/> and <paramref name="b"/>.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="DTypeException">The condition is not Bool.</exception>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b)
    {
        if (condition.DType is not (DType.Bool or DType.UInt8))
            throw new DTypeException(
                $"Where expects a condition of dtype Bool, but it is {condition.DType}. Compare it with something first: x > 0.")
            {
                Operation = "Where",
            };
        return Primitive.Call(default(WherePrimitive), [condition, a, b])[0];
    }

    /// <summary>One number where <paramref name="condition"/> is true, elements of <paramref name="b"/> elsewhere.</summary>
    public static Tensor Where(Tensor condition, Scalar a, Tensor b) => Where(condition, Number(a, b.Device), b);

    /// <summary>Elements of <paramref name="a"/> where <paramref name="condition"/> is true, one number elsewhere.</summary>
    public static Tensor Where(Tensor condition, Tensor a, Scalar b) => Where(condition, a, Number(b, a.Device));

    /// <summary>One number where <paramref name="condition"/> is true, another one elsewhere.</summary>
    public static Tensor Where(Tensor condition, Scalar a, Scalar b) => Where(condition, Number(a, condition.Device), Number(b, condition.Device));

    private static Tensor Number(Scalar value, Device device) => Tensor.Full([], value, device: device);
}

/// <summary>condition ? a : b.</summary>
internal readonly struct WhereOp : ITernaryOp
{
    public static string Name => "Where";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b, V c)
        where A : IAlgebra<A, V> => A.Select(A.NotEqual(a, A.Const(0)), b, c);

    public double Reference(double a, double b, double c) => a != 0 ? b : c;
}

/// <summary>Elements of the one where a condition holds, of the other elsewhere.</summary>
/// <derivative>g where the condition chose the input, 0 elsewhere.</derivative>
/// <dtypes>all</dtypes>
internal readonly struct WherePrimitive : IOpN
{
    public static string Name => "Where";

    public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 1;

    public TensorRow Forward(ReadOnlySpan<Tensor?> inputs)
    {
        var (a, b) = (inputs[1]!, inputs[2]!);
        return [Pointwise.Ternary(default(WhereOp), inputs[0]!, a, b, TypePromotion.Promote(a.DType, a.Rank, b.DType, b.Rank))];
    }

    public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved)
    {
        var (condition, gradient) = (saved.Input(0), gradients[0]!);
        var zero = Tensor.Zeros([], gradient.DType, gradient.Device);
        return
        [
            null,
            saved.Wants(1) ? Functional.Where(condition, gradient, zero) : null,
            saved.Wants(2) ? Functional.Where(condition, zero, gradient) : null,
        ];
    }
}
