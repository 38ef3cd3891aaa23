namespace Kasane;

public static partial class Functional
{
    /// <summary>The input at another size.</summary>
    /// <param name="input">(N, C, *) with 1 to 3 spatial dimensions.</param>
    /// <param name="size">The new spatial size; or the scale factor.</param>
    /// <param name="scaleFactor">The new size in relation to the old one: one number, or one per dimension.</param>
    /// <param name="mode">Default <see cref="InterpolationMode.Nearest"/>.</param>
    /// <param name="alignCorners">Whether the centres of the corner pixels keep their places (not in all modes); default false.</param>
    /// <param name="recomputeScaleFactor">Whether the scale is that of the rounded size instead of the given factor; default false.</param>
    /// <param name="antialias">
    /// Whether a smaller result averages over all pixels that it stands for; bilinear and bicubic modes. Default false.
    /// </param>
    /// <exception cref="ArgumentException">Not exactly one of size and scale factor, or a mode that does not fit.</exception>
    /// <exception cref="ShapeException">Another number of dimensions, or an empty size.</exception>
    public static Tensor Interpolate(
        Tensor input,
        Extent size = default,
        Ratio scaleFactor = default,
        InterpolationMode mode = InterpolationMode.Nearest,
        bool? alignCorners = null,
        bool? recomputeScaleFactor = null,
        bool antialias = false)
    {
        var dims = input.Rank - 2;
        var smooth = mode is InterpolationMode.Linear or InterpolationMode.Bilinear or InterpolationMode.Bicubic
            or InterpolationMode.Trilinear;
        if (alignCorners is not null && !smooth)
            throw new ArgumentException($"Interpolate with mode {mode} has no corners to align.", nameof(alignCorners));
        if (antialias && !(mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic && dims == 2))
            throw new ArgumentException(
                $"Interpolate can antialias images (N, C, H, W) in bilinear and bicubic mode, but got shape {input.Shape} and mode {mode}.",
                nameof(antialias));
        if (size.IsDefault == scaleFactor.IsDefault)
            throw new ArgumentException("Interpolate expects either a size or a scale factor.", nameof(size));
        if (recomputeScaleFactor is true && !size.IsDefault)
            throw new ArgumentException("Interpolate can recompute the scale factor only if one is given.", nameof(recomputeScaleFactor));
        var fits = mode switch
        {
            InterpolationMode.Linear => dims == 1,
            InterpolationMode.Bilinear or InterpolationMode.Bicubic => dims == 2,
            InterpolationMode.Trilinear => dims == 3,
            _ => dims is >= 1 and <= 3,
        };
        if (size.Count() > 1 && size.Count() != dims)
            throw new ArgumentException(
                $"Interpolate of shape {input.Shape} expects a size of 1 or {dims} numbers, but got {size}.", nameof(size));
        var factors = scaleFactor.Spread(dims, "Interpolate", nameof(scaleFactor));
        if (!fits)
            throw new ShapeException($"Interpolate with mode {mode} does not fit the shape {input.Shape}.")
            {
                Operation = "Interpolate",
                Shapes = [input.Shape],
            };
        var sizes = size.IsDefault ? new long[dims] : size.Spread(dims, 0, "Interpolate", nameof(size));
        var scales = new double?[dims];
        for (var d = 0; d < dims; d++)
        {
            var given = factors.Length == 0 ? (double?)null : factors[d];
            if (given is { } factor) sizes[d] = (long)Math.Floor(input.Layout.Size(d + 2) * factor);
            if (recomputeScaleFactor is not true) scales[d] = given;
            if (sizes[d] < 1 || input.Layout.Size(d + 2) < 1)
                throw new ShapeException($"Interpolate expects sizes above 0, but would make {sizes[d]} of {input.Layout.Size(d + 2)}.")
                {
                    Operation = "Interpolate",
                    Shapes = [input.Shape],
                };
        }
        if (mode == InterpolationMode.Area) return Averages.Adaptive(input, sizes, dims, "Interpolate");
        return antialias
            ? Antialiasing.Call(input, sizes, scales, mode, alignCorners ?? false)
            : Resampling.Call(input, sizes, scales, mode, alignCorners ?? false);
    }

    /// <inheritdoc cref="Interpolate"/>
    public static Tensor Upsample(
        Tensor input,
        Extent size = default,
        Ratio scaleFactor = default,
        InterpolationMode mode = InterpolationMode.Nearest,
        bool? alignCorners = null) =>
        Interpolate(input, size, scaleFactor, mode, alignCorners);

    /// <summary><see cref="Interpolate"/> with the nearest pixels.</summary>
    /// <inheritdoc cref="Interpolate"/>
    public static Tensor UpsampleNearest(Tensor input, Extent size = default, Ratio scaleFactor = default) =>
        Interpolate(input, size, scaleFactor);

    /// <summary><see cref="Interpolate"/> with straight lines and aligned corners.</summary>
    /// <inheritdoc cref="Interpolate"/>
    public static Tensor UpsampleBilinear(Tensor input, Extent size = default, Ratio scaleFactor = default) =>
        Interpolate(input, size, scaleFactor, InterpolationMode.Bilinear, true);
}
