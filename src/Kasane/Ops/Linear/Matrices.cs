namespace Kasane.Internal;

/// <summary>The checks of matrix products.</summary>
internal static class Matrices
{
    /// <exception cref="ShapeException">Another number of dimensions.</exception>
    public static void Require(Tensor x, int rank, string expected, string operation)
    {
        if (x.Rank != rank)
            throw new ShapeException($"{operation} expects a tensor of shape {expected}, but got {x.Shape}. MatMul takes more dimensions.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
    }

    public static ShapeException Mismatch(string operation, string expected, Tensor a, Tensor b) =>
        new($"{operation} expects {expected}, but got shapes {a.Shape} and {b.Shape}.")
        {
            Operation = operation,
            Shapes = [a.Shape, b.Shape],
        };

    /// <summary>beta x + alpha product; x does not count at all if beta is 0.</summary>
    public static Tensor Combine(Tensor x, Tensor product, Scalar beta, Scalar alpha, string operation)
    {
        if (x.DType != product.DType)
            throw new DTypeException($"{operation} expects one dtype, but got {x.DType} and {product.DType}. Convert one with To(dtype).")
            {
                Operation = operation,
            };
        if (!x.DType.IsDifferentiable && operation == "Addr" && (beta.Kind > ScalarKind.Integer || alpha.Kind > ScalarKind.Integer))
            throw new DTypeException(
                $"{operation} of {x.DType} tensors expects integers as beta and alpha, but got {beta} and {alpha}. Convert the tensors "
                + $"to a floating-point dtype.")
            {
                Operation = operation,
            };
        // The factors are numbers of the tensors' kind: 0.6 is 0 for integers.
        if (x.DType == DType.Bool) (beta, alpha) = (beta.ToBoolean(), alpha.ToBoolean());
        else if (x.DType.IsInteger) (beta, alpha) = (beta.ToInt64(), alpha.ToInt64());
        if (!Broadcasting.IsBroadcastable(x.Layout.Sizes, product.Layout.Sizes))
            throw Mismatch(operation, "an input that broadcasts to the product", x, product);
        var scaled = alpha.ToDouble() == 1 ? product : product.Mul(alpha);
        if (beta.ToDouble() == 0) return scaled;
        return (beta.ToDouble() == 1 ? x : x.Mul(beta)).Add(scaled);
    }
}
