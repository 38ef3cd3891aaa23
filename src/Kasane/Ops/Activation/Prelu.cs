using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x where it is positive, weight * x elsewhere: a leaky ReLU with learned slopes (He et al., 2015).</summary>
    /// <param name="x">Any shape; dimension 1 is that of the channels.</param>
    /// <param name="weight">One slope for all, or one per channel; of the same dtype.</param>
    /// <returns>A tensor of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ShapeException">The number of slopes fits neither.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Prelu(this Tensor x, Tensor weight)
    {
        weight = AutocastMode.Like(weight, x)!;
        if (x.DType != weight.DType)
            throw new DTypeException(
                $"Prelu expects slopes of the dtype of x, but x is {x.DType} and weight is {weight.DType}. "
                + "Convert one: weight.To(x.DType).")
            {
                Operation = "Prelu",
            };
        var channels = x.Rank >= 2 ? x.Size(1) : 1;
        if (weight.Rank > 1 || (weight.ElementCount != 1 && (x.Rank == 0 || weight.ElementCount != channels)))
            throw new ShapeException($"Prelu expects 1 slope or {channels} (one per channel of x, shape {x.Shape}), but weight has shape {weight.Shape}.")
            {
                Operation = "Prelu",
                Shapes = [x.Shape, weight.Shape],
            };
        if (weight.Rank == 1)
        {
            var sizes = new long[x.Rank];
            Array.Fill(sizes, 1);
            if (weight.ElementCount != 1) sizes[x.Rank >= 2 ? 1 : 0] = channels;
            weight = weight.Reshape(sizes);
        }
        return Primitive.Call(new BinaryPrimitive<PreluOp>(default), x, weight);
    }
}

/// <summary>a where it is positive, a * b elsewhere.</summary>
internal readonly struct PreluOp : IBinaryOp
{
    public static string Name => "Prelu";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), a), a, A.Mul(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), a), gradient, A.Mul(gradient, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), a), A.Const(0), A.Mul(gradient, a));

    public double Reference(double a, double b) => a > 0 ? a : a * b;
}
