namespace Kasane;

public static partial class Functional
{
    /// <summary>A convolution over time whose dimensions are time, batch and channels.</summary>
    /// <param name="input">(T, B, C).</param>
    /// <param name="weight">(k, C, O).</param>
    /// <param name="bias">(O).</param>
    /// <param name="pad">Zeros before and after; default 0.</param>
    /// <returns>(T + 2 pad - k + 1, B, O).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor ConvTbc(Tensor input, Tensor weight, Tensor bias, long pad = 0)
    {
        if (input.Rank != 3 || weight.Rank != 3)
            throw new ShapeException($"ConvTbc expects (T, B, C) and (k, C, O), but got {input.Shape} and {weight.Shape}.")
            {
                Operation = "ConvTbc",
                Shapes = [input.Shape, weight.Shape],
            };
        return Conv1d(input.Permute(1, 2, 0), weight.Permute(2, 1, 0), bias, padding: pad).Permute(2, 0, 1);
    }
}
