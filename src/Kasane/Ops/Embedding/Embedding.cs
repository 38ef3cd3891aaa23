namespace Kasane;

public static partial class Functional
{
    /// <summary>Rows of a table, chosen by index.</summary>
    /// <param name="input">Int64 or Int32 indices from 0; any shape.</param>
    /// <param name="weight">(rows, features).</param>
    /// <param name="paddingIdx">A row that gets no gradient; negative numbers count from the last.</param>
    /// <param name="maxNorm">Rows that are used and longer are shortened to this, in place.</param>
    /// <param name="normType">The p of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether a row's gradient is divided by how often it was used; default false.</param>
    /// <param name="sparse">Has no effect: gradients are dense.</param>
    /// <returns>(*, features).</returns>
    /// <exception cref="TensorIndexException">An index is out of range or no integer.</exception>
    public static Tensor Embedding(
        Tensor input,
        Tensor weight,
        long? paddingIdx = null,
        double? maxNorm = null,
        double normType = 2,
        bool scaleGradByFreq = false,
        bool sparse = false)
    {
        _ = sparse;
        if (weight.Rank != 2)
            throw new ShapeException($"Embedding expects a weight of shape (rows, features), but got {weight.Shape}.")
            {
                Operation = "Embedding",
                Shapes = [weight.Shape],
            };
        var rows = weight.Layout.Size(0);
        if (paddingIdx is { } given && (given < -rows || given >= rows))
            throw new ArgumentOutOfRangeException(
                nameof(paddingIdx), given, $"Embedding expects a padding index within the {rows} rows.");
        var positions = IndexPositions.Of(input, rows, false, "Embedding", 0, weight.Device);
        if (maxNorm is { } most) EmbeddingNorms.Shorten(weight, positions, most, normType);
        var row = paddingIdx is { } padding ? (padding + rows) % rows : -1;
        return Primitive.Call(new EmbeddingOp(row, scaleGradByFreq, weight.Layout), weight, positions);
    }
}
