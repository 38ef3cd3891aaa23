namespace Kasane;

public static partial class Functional
{
    /// <summary>The shape to which all given ones broadcast.</summary>
    /// <param name="shapes">Any number of shapes.</param>
    /// <exception cref="ShapeException">They do not fit.</exception>
    public static Shape BroadcastShapes(params IReadOnlyList<Shape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var layout = Layout.Scalar;
        foreach (var shape in shapes) layout = Broadcasting.Combine(layout, Layout.Contiguous(shape), "BroadcastShapes");
        return layout.Shape;
    }

    /// <summary>Views of all tensors in their common shape.</summary>
    /// <param name="tensors">Any number of tensors.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor[] BroadcastTensors(params IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var shape = BroadcastShapes([.. tensors.Select(x => x.Shape)]);
        return [.. tensors.Select(x => x.Expand(shape.AsSpan()))];
    }
}
