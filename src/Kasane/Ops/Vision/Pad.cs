namespace Kasane;

public static partial class Functional
{
    /// <summary>The tensor with a border; negative numbers cut off.</summary>
    /// <param name="input">Any shape; other modes than Constant: 1 or 2 dimensions more than are padded.</param>
    /// <param name="pad">Before and after the last dimension, before and after the one in front of it, and so on.</param>
    /// <param name="mode">What the border holds; default <see cref="PadMode.Constant"/>.</param>
    /// <param name="value">The number for Constant; default 0.</param>
    /// <exception cref="KasaneException">An odd count of numbers or one that does not fit the dimensions, or more is padded than the mode can.</exception>
    public static Tensor Pad(Tensor input, ReadOnlySpan<long> pad, PadMode mode = PadMode.Constant, Scalar? value = null)
    {
        if (pad.Length % 2 != 0) throw new KasaneException($"Pad expects two numbers for each dimension, but got {pad.Length} in all.") { Operation = "Pad" };
        if (mode == PadMode.Constant) return input.ConstantPadNd(pad, value);
        if (input.Rank - (pad.Length / 2) is not (1 or 2))
            throw new KasaneException(
                $"Pad with mode {mode} expects 1 or 2 dimensions more than are padded, "
                + $"but got shape {input.Shape} and {pad.Length} numbers.")
            {
                Operation = "Pad",
                Shapes = [input.Shape],
            };
        var x = mode == PadMode.Circular ? input : AutocastMode.Full(input);
        for (var i = 0; i < pad.Length / 2; i++)
        {
            var d = input.Rank - 1 - i;
            if (pad[2 * i] == 0 && pad[(2 * i) + 1] == 0) continue;
            var places = Border(input.Layout.Size(d), pad[2 * i], pad[(2 * i) + 1], mode, input);
            x = x.IndexSelect(d, Tensor.From(places, [places.Length]).To(x.Device));
        }
        return x;
    }

    private static long[] Border(long size, long before, long after, PadMode mode, Tensor input)
    {
        var most = mode == PadMode.Reflect ? size - 1 : mode == PadMode.Circular ? size : long.MaxValue;
        if (before > most || after > most || size + before + after < 1 || size == 0)
            throw new ShapeException(
                $"Pad with mode {mode} cannot add {before} and {after} to a dimension of size {size} of shape {input.Shape}.")
            {
                Operation = "Pad",
                Shapes = [input.Shape],
            };
        var places = new long[size + before + after];
        for (long i = 0; i < places.Length; i++)
        {
            var at = i - before;
            places[i] = mode switch
            {
                PadMode.Reflect => at < 0 ? -at : at >= size ? (2 * (size - 1)) - at : at,
                PadMode.Replicate => Math.Clamp(at, 0, size - 1),
                _ => (at + size) % size,
            };
        }
        return places;
    }
}
