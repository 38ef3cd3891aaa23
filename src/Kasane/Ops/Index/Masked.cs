namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy of <paramref name="x"/> in which one number stands wherever the mask is true.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The mask is not Bool, or the dtype cannot hold the number.</exception>
    public static Tensor MaskedFill(this Tensor x, Tensor mask, Scalar value) =>
        Where(MaskFor(mask, "MaskedFill"), FillValue(value, x), x);

    /// <summary>Changes <paramref name="x"/> so that one number stands wherever the mask is true.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The mask is not Bool, or the dtype cannot hold the number.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor MaskedFillInPlace(this Tensor x, Tensor mask, Scalar value) =>
        x.CopyInPlace(Where(MaskInside(mask, x), FillValue(value, x), x));

    /// <summary>A copy of <paramref name="x"/> in which one number stands wherever the mask is true.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="value">A tensor without dimensions.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The mask is not Bool, or the dtype cannot hold the number.</exception>
    public static Tensor MaskedFill(this Tensor x, Tensor mask, Tensor value) =>
        Where(MaskFor(mask, "MaskedFill"), SingleValue(value, x, "MaskedFill"), x);

    /// <summary>Changes <paramref name="x"/> so that one number stands wherever the mask is true.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="value">A tensor without dimensions.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The mask is not Bool, or the dtype cannot hold the number.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor MaskedFillInPlace(this Tensor x, Tensor mask, Tensor value) =>
        x.CopyInPlace(Where(MaskInside(mask, x), SingleValue(value, x, "MaskedFill"), x));

    /// <summary>
    /// A copy of <paramref name="x"/> in which the elements of a source stand, one after the other, wherever the mask is true.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="source">At least as many elements as the mask has true ones, of the dtype of <paramref name="x"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor MaskedScatter(this Tensor x, Tensor mask, Tensor source)
    {
        var sizes = Broadcasting.Combine(x.Layout, mask.Layout, "MaskedScatter").Sizes;
        return x.Expand(sizes).Clone().MaskedScatterInPlace(mask, source);
    }

    /// <summary>
    /// Changes <paramref name="x"/> so that the elements of a source stand, one after the other, wherever the mask is true.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <param name="source">At least as many elements as the mask has true ones, of the dtype of <paramref name="x"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor MaskedScatterInPlace(this Tensor x, Tensor mask, Tensor source)
    {
        IndexChecks.RequireDType(x, source, "MaskedScatter");
        var positions = NonzeroPositions.Of(MaskInside(mask, x).Expand(x.Layout.Sizes));
        if (positions.ElementCount > source.ElementCount)
            throw new ShapeException(
                $"MaskedScatter expects {positions.ElementCount} elements for the mask, but the source has {source.ElementCount}.")
            {
                Operation = "MaskedScatter",
            };
        return x.PutRowsInPlace(new(0, x.Rank), positions, source.Reshape(-1).SliceDim(0, 0, 1, positions.ElementCount), PutMode.Overwrite);
    }

    /// <summary>The elements where the mask is true, as a vector.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="mask">Bool; a shape that broadcasts with that of <paramref name="x"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The mask is not Bool.</exception>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor MaskedSelect(this Tensor x, Tensor mask)
    {
        var sizes = Broadcasting.Combine(x.Layout, MaskFor(mask, "MaskedSelect").Layout, "MaskedSelect").Sizes;
        return x.Expand(sizes).TakeOnce(NonzeroPositions.Of(mask.Expand(sizes)));
    }

    private static Tensor MaskFor(Tensor mask, string operation) => mask.DType == DType.Bool
        ? mask
        : throw new DTypeException(
            $"{operation} expects a mask of dtype Bool, but it is {mask.DType}. Compare it with something first: x > 0.")
        {
            Operation = operation,
        };

    private static Tensor MaskInside(Tensor mask, Tensor x)
    {
        InPlace.RequireShape(x, MaskFor(mask, "Masked"), "Masked");
        return mask;
    }

    private static Tensor FillValue(Scalar value, Tensor x)
    {
        if (value.Kind == ScalarKind.Complex && !x.DType.IsComplex)
            throw new DTypeException(
                $"MaskedFill cannot store the complex number {value} in a tensor of {x.DType}. Convert the tensor first.")
            {
                Operation = "MaskedFill",
            };
        return Tensor.Full([], value, x.DType, x.Device);
    }
}
