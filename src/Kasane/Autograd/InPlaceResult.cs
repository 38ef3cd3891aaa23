namespace Kasane.Internal;

/// <summary>In-place forms of compositions.</summary>
internal static class InPlaceResult
{
    /// <summary>Overwrites a tensor with a result that was computed from it, and gives it that result's history.</summary>
    /// <exception cref="ShapeException">The result has another shape.</exception>
    public static Tensor Assign(Tensor x, Tensor result, string operation)
    {
        if (!x.Layout.SameSizes(result.Layout))
            throw new ShapeException(
                $"{operation} in place: the result has shape {result.Shape}, which does not fit into {x.Shape}. Use the other form.")
            {
                Operation = operation,
                Shapes = [x.Shape, result.Shape],
            };
        InPlace.RequireCast(result.DType, x, operation);
        return x.CopyInPlace(result);
    }
}
