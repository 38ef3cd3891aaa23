namespace Kasane;

public static partial class Functional
{
    /// <summary>Indices drawn with probabilities proportional to weights.</summary>
    /// <param name="input">Weights of 0 or more, floating point: (categories) or (rows, categories).</param>
    /// <param name="numSamples">How many to draw per row.</param>
    /// <param name="replacement">Whether an index may be drawn again; default false.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>Int64: (numSamples) or (rows, numSamples).</returns>
    /// <exception cref="ArgumentException">Bad weights, or more different indices asked for than there are.</exception>
    /// <exception cref="ShapeException">Neither one nor two dimensions.</exception>
    /// <exception cref="DTypeException">Not floating point.</exception>
    public static Tensor Multinomial(this Tensor input, int numSamples, bool replacement = false, Generator? generator = null)
    {
        if (input.Rank is not (1 or 2))
            throw new ShapeException(
                $"Multinomial expects weights of shape (categories) or (rows, categories), but got {input.Shape}.")
            {
                Operation = "Multinomial",
                Shapes = [input.Shape],
            };
        if (!input.DType.IsFloatingPoint)
            throw new DTypeException(
                $"Multinomial expects floating-point weights, but they are {input.DType}. Convert them: weights.To(DType.Float32).")
            {
                Operation = "Multinomial",
            };
        var rows = input.Rank == 1 ? 1 : (int)input.Layout.Size(0);
        long[] sizes = input.Rank == 1 ? [numSamples] : [rows, numSamples];
        if (!input.Backend.HasData) return Tensor.Empty(sizes, DType.Int64, input.Device);
        var indices = new long[checked(rows * Math.Max(numSamples, 0))];
        var stream = generator ?? Generator.Default;
        if (input.DType == DType.Float64) stream.Multinomial<double>(indices, input.ToArray<double>(), rows, numSamples, replacement);
        else stream.Multinomial<float>(indices, input.ToArray<float>(), rows, numSamples, replacement);
        return Tensor.From<long>(indices, sizes, input.Device);
    }
}
