namespace Kasane;

public static partial class Functional
{
    /// <summary>Makes channels into pixels: (*, C r^2, H, W) becomes (*, C, H r, W r) (Shi et al. 2016).</summary>
    /// <param name="input">At least 3 dimensions.</param>
    /// <param name="upscaleFactor">r.</param>
    /// <exception cref="ShapeException">Fewer dimensions, or the channels are no multiple of r^2.</exception>
    public static Tensor PixelShuffle(this Tensor input, long upscaleFactor)
    {
        var r = upscaleFactor;
        if (r < 1 || input.Rank < 3 || input.Layout.Size(input.Rank - 3) % (r * r) != 0)
            throw new ShapeException(
                $"PixelShuffle by {r} expects a shape (*, C, H, W) with C a multiple of {r * r}, but got {input.Shape}.")
            {
                Operation = "PixelShuffle",
                Shapes = [input.Shape],
            };
        var (lead, sizes) = (input.Rank - 3, input.Layout.Sizes.ToArray());
        var (c, h, w) = (sizes[lead] / (r * r), sizes[lead + 1], sizes[lead + 2]);
        var apart = input.Reshape([.. sizes[..lead], c, r, r, h, w]);
        return apart.Permute([.. Enumerable.Range(0, lead + 1), lead + 3, lead + 1, lead + 4, lead + 2]).Reshape([.. sizes[..lead], c, h * r, w * r]);
    }

    /// <summary>Makes pixels into channels: (*, C, H r, W r) becomes (*, C r^2, H, W); the reverse of <see cref="PixelShuffle"/>.</summary>
    /// <param name="input">At least 3 dimensions.</param>
    /// <param name="downscaleFactor">r.</param>
    /// <exception cref="ShapeException">Fewer dimensions, or height or width are no multiple of r.</exception>
    public static Tensor PixelUnshuffle(this Tensor input, long downscaleFactor)
    {
        var r = downscaleFactor;
        if (r < 1 || input.Rank < 3 || input.Layout.Size(input.Rank - 2) % r != 0 || input.Layout.Size(input.Rank - 1) % r != 0)
            throw new ShapeException(
                $"PixelUnshuffle by {r} expects a shape (*, C, H, W) with H and W multiples of {r}, but got {input.Shape}.")
            {
                Operation = "PixelUnshuffle",
                Shapes = [input.Shape],
            };
        var (lead, sizes) = (input.Rank - 3, input.Layout.Sizes.ToArray());
        var (c, h, w) = (sizes[lead], sizes[lead + 1] / r, sizes[lead + 2] / r);
        var apart = input.Reshape([.. sizes[..lead], c, h, r, w, r]);
        return apart.Permute([.. Enumerable.Range(0, lead + 1), lead + 2, lead + 4, lead + 1, lead + 3]).Reshape([.. sizes[..lead], c * r * r, h, w]);
    }

    /// <summary>Mixes channels of groups: channel i of group g becomes channel g of group i.</summary>
    /// <param name="input">(N, C, *), at least 3 dimensions.</param>
    /// <param name="groups">A divisor of C.</param>
    /// <exception cref="ShapeException">Fewer dimensions, or the channels are no multiple of the groups.</exception>
    public static Tensor ChannelShuffle(this Tensor input, long groups)
    {
        if (groups < 1 || input.Rank < 3 || input.Layout.Size(1) % groups != 0)
            throw new ShapeException(
                $"ChannelShuffle with {groups} groups expects a shape (N, C, *) with C a multiple of that, but got {input.Shape}.")
            {
                Operation = "ChannelShuffle",
                Shapes = [input.Shape],
            };
        var sizes = input.Layout.Sizes.ToArray();
        return input.Reshape([sizes[0], groups, sizes[1] / groups, .. sizes[2..]]).Transpose(1, 2).Reshape(sizes);
    }
}
