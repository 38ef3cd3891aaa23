namespace Kasane;

/// <summary>Linear algebra (PyTorch's <c>torch.linalg</c>).</summary>
public static partial class Linalg
{
    /// <summary>The product of several matrices, multiplied in the order that costs least.</summary>
    /// <param name="tensors">At least two matrices; the first and the last may be vectors.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are fewer than two.</exception>
    public static Tensor MultiDot(params ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.Length < 2)
            throw new ShapeException($"MultiDot expects at least two matrices, but got {tensors.Length}.") { Operation = "MultiDot" };
        return MatrixChain.Multiply(tensors.ToArray(), "MultiDot");
    }

    /// <summary>The vector product of vectors of three elements.</summary>
    /// <param name="input">Any shape with size 3 in <paramref name="dim"/>.</param>
    /// <param name="other">A shape that broadcasts with it, of equally many dimensions.</param>
    /// <param name="dim">The dimension of the vectors.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Cross(Tensor input, Tensor other, int dim = -1) => input.Cross(other, dim);

    /// <summary>The scalar products of vectors along a dimension.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="y">A shape that broadcasts with it.</param>
    /// <param name="dim">The dimension of the vectors.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Vecdot(Tensor x, Tensor y, int dim = -1) => x.Mul(y).Sum(dim).To(TypePromotion.Promote(x.DType, y.DType));
}
