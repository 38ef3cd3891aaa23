namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether the only element is not 0.</summary>
    /// <param name="x">One element.</param>
    /// <exception cref="ShapeException">There is not exactly one element.</exception>
    public static bool IsNonzero(this Tensor x)
    {
        if (x.ElementCount != 1)
            throw new ShapeException(
                $"IsNonzero expects a tensor with one element, but this one has shape {x.Shape}.")
            {
                Operation = "IsNonzero",
                Shapes = [x.Shape],
            };
        return x.Item().ToBoolean();
    }

    /// <summary>Whether a result of one dtype may be stored in a tensor of another: never in a lower category.</summary>
    /// <param name="from">The result's dtype.</param>
    /// <param name="to">The tensor's.</param>
    public static bool CanCast(DType from, DType to) => TypePromotion.CanCast(from, to);

    /// <summary>The smallest dtype that holds both.</summary>
    /// <param name="type1">One.</param>
    /// <param name="type2">The other.</param>
    public static DType PromoteTypes(DType type1, DType type2) => TypePromotion.Promote(type1, type2);

    /// <summary>The dtype of the result of an operation on both.</summary>
    /// <param name="tensor1">One argument.</param>
    /// <param name="tensor2">The other.</param>
    public static DType ResultType(Tensor tensor1, Tensor tensor2) =>
        TypePromotion.Promote(tensor1.DType, tensor1.Rank, tensor2.DType, tensor2.Rank);

    /// <inheritdoc cref="ResultType(Tensor, Tensor)"/>
    public static DType ResultType(Tensor tensor, Scalar scalar) => TypePromotion.Promote(tensor.DType, scalar.Kind);

    /// <inheritdoc cref="ResultType(Tensor, Tensor)"/>
    public static DType ResultType(Scalar scalar, Tensor tensor) => ResultType(tensor, scalar);

    /// <summary>The dtype of the result of an operation on two plain numbers.</summary>
    /// <param name="scalar1">One argument.</param>
    /// <param name="scalar2">The other.</param>
    public static DType ResultType(Scalar scalar1, Scalar scalar2) => (ScalarKind)Math.Max((int)scalar1.Kind, (int)scalar2.Kind) switch
    {
        ScalarKind.Bool => DType.Bool,
        ScalarKind.Integer => DType.Int64,
        ScalarKind.Floating => DType.Float32,
        _ => DType.Complex64,
    };
}
