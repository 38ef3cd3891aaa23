namespace Kasane;

/// <summary>The input at another size: (N, C, *) with 1 to 3 spatial dimensions. See <see cref="Functional.Interpolate"/>.</summary>
/// <param name="size">The new spatial size; or the scale factor.</param>
/// <param name="scaleFactor">The new size in relation to the old one: one number, or one per dimension.</param>
/// <param name="mode">Default <see cref="InterpolationMode.Nearest"/>.</param>
/// <param name="alignCorners">Whether the centres of the corner pixels keep their places (not in all modes); default false.</param>
/// <param name="recomputeScaleFactor">Whether the scale is that of the rounded size instead of the given factor; default false.</param>
public class Upsample(
    Extent size = default,
    Ratio scaleFactor = default,
    InterpolationMode mode = InterpolationMode.Nearest,
    bool? alignCorners = null,
    bool? recomputeScaleFactor = null) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo =>
        (scaleFactor.IsDefault ? $"size={PythonText.Of(size)}" : $"scale_factor={PythonText.Of(scaleFactor)}")
        + $", mode={PythonText.Word(mode)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) =>
        Functional.Interpolate(input, size, scaleFactor, mode, alignCorners, recomputeScaleFactor);
}
