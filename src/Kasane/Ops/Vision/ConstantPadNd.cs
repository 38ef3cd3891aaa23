namespace Kasane;

public static partial class Functional
{
    /// <summary>The tensor with a border of one value; negative numbers cut off.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="pad">Before and after the last dimension, before and after the one in front of it, and so on.</param>
    /// <param name="value">What the border holds; default 0.</param>
    /// <exception cref="KasaneException">An odd count of numbers, or more than twice the dimensions.</exception>
    /// <exception cref="ShapeException">More is cut off than there is.</exception>
    public static Tensor ConstantPadNd(this Tensor input, ReadOnlySpan<long> pad, Scalar? value = null)
    {
        if (pad.Length % 2 != 0 || pad.Length > 2 * input.Rank)
            throw new KasaneException(
                $"ConstantPadNd expects two numbers for each of up to {input.Rank} dimensions, but got {pad.Length} in all.")
            {
                Operation = "ConstantPadNd",
            };
        var (sizes, starts) = (input.Shape.ToArray(), new long[input.Rank]);
        var x = input;
        for (var i = 0; i < pad.Length / 2; i++)
        {
            var d = input.Rank - 1 - i;
            var (before, after) = (pad[2 * i], pad[(2 * i) + 1]);
            sizes[d] += before + after;
            if (sizes[d] < 0 || (before < 0 && -before > input.Layout.Size(d)) || (after < 0 && -after > input.Layout.Size(d)))
                throw new ShapeException($"ConstantPadNd cannot cut {before} and {after} off dimension {d} of shape {input.Shape}.")
                {
                    Operation = "ConstantPadNd",
                    Shapes = [input.Shape],
                };
            var cut = Math.Max(0, -before);
            if (cut > 0 || after < 0) x = x.Narrow(d, cut, x.Layout.Size(d) - cut - Math.Max(0, -after));
            starts[d] = Math.Max(0, before);
        }
        return Primitive.Call(new ConstantPadOp(sizes, starts, x.Shape.ToArray(), value ?? 0), x);
    }
}
