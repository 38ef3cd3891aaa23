namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Gives the tensor itself other sizes, with new memory if there is too little; what is new has undefined content. Returns it.
    /// </summary>
    /// <param name="x">A tensor that does not require grad.</param>
    /// <param name="size">The sizes.</param>
    /// <exception cref="GradientException">The tensor requires grad.</exception>
    public static Tensor ResizeInPlace(this Tensor x, params ReadOnlySpan<long> size)
    {
        if (x.RequiresGrad)
            throw new GradientException(
                "ResizeInPlace: a tensor that requires grad cannot be resized. Use Reshape or index it.")
            {
                Operation = "ResizeInPlace",
            };
        var layout = Layout.Contiguous(Shape.Create(size));
        var available = (x.Storage.Length / x.DType.ItemSize) - x.Offset;
        if (layout.Count <= available)
        {
            x.Become(x.Alias(layout, x.Offset));
            return x;
        }
        var larger = Tensor.Allocate(x.Device, layout, x.DType);
        var kept = Layout.Contiguous([available]);
        larger.Backend.Copy(x.Block.With(kept), larger.Block.With(kept));
        x.Become(larger);
        return x;
    }

    /// <summary><see cref="ResizeInPlace"/> to the sizes of another tensor.</summary>
    /// <param name="x">A tensor that does not require grad.</param>
    /// <param name="theTemplate">The model.</param>
    /// <exception cref="GradientException">The tensor requires grad.</exception>
    public static Tensor ResizeAsInPlace(this Tensor x, Tensor theTemplate) => x.ResizeInPlace(theTemplate.Layout.Sizes);
}
