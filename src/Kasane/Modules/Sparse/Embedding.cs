namespace Kasane;

/// <summary>
/// A table of learned vectors: any shape of row numbers (Int64 or Int32) to that shape and embeddingDim. The rows start normal with mean 0
/// and variance 1, the padding row 0.
/// </summary>
public sealed class Embedding : Module<Tensor, Tensor>
{
    private readonly double? maxNorm;
    private readonly double normType;
    private readonly bool scaleGradByFreq;
    private readonly bool sparse;

    /// <summary>A table whose rows are drawn now.</summary>
    /// <param name="numEmbeddings">How many rows there are.</param>
    /// <param name="embeddingDim">The length of a row.</param>
    /// <param name="paddingIdx">A row of zeros that is not trained; negative numbers count from the last. Default: none.</param>
    /// <param name="maxNorm">Rows that are used and whose norm is larger are scaled to it. Default: no bound.</param>
    /// <param name="normType">The degree of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether the gradient of a row is divided by how often it is used; default false.</param>
    /// <param name="sparse">Accepted for PyTorch's sake: gradients are dense.</param>
    /// <param name="weight">The rows, (numEmbeddings, embeddingDim), instead of random ones.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or a padding row that does not exist.</exception>
    /// <exception cref="ArgumentException">The given rows have another shape.</exception>
    public Embedding(
        long numEmbeddings,
        long embeddingDim,
        long? paddingIdx = null,
        double? maxNorm = null,
        double normType = 2,
        bool scaleGradByFreq = false,
        bool sparse = false,
        Tensor? weight = null,
        DType dtype = DType.Float32,
        Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numEmbeddings);
        ArgumentOutOfRangeException.ThrowIfNegative(embeddingDim);
        if (paddingIdx is { } given && (given < -numEmbeddings || given >= numEmbeddings))
            throw new ArgumentOutOfRangeException(nameof(paddingIdx), given, $"Embedding expects a padding row of a table with {numEmbeddings} rows.");
        if (weight is not null && weight.Shape != Shape.Create([numEmbeddings, embeddingDim]))
            throw new ArgumentException($"Embedding expects rows of shape ({numEmbeddings}, {embeddingDim}), but got {weight.Shape}.", nameof(weight));
        PaddingIdx = paddingIdx < 0 ? paddingIdx + numEmbeddings : paddingIdx;
        (this.maxNorm, this.normType, this.scaleGradByFreq, this.sparse) = (maxNorm, normType, scaleGradByFreq, sparse);
        Weight = new(weight ?? Tensor.Empty([numEmbeddings, embeddingDim], dtype, device));
        if (weight is null) ResetParameters();
    }

    /// <summary>(numEmbeddings, embeddingDim).</summary>
    public Parameter Weight { get; }

    /// <summary>The row that is not trained, if any.</summary>
    public long? PaddingIdx { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{Weight.Size(0)}, {Weight.Size(1)}"
        + (PaddingIdx is { } padding ? $", padding_idx={padding}" : "")
        + (maxNorm is { } bound ? $", max_norm={PythonText.Of(bound)}" : "")
        + (normType != 2 ? $", norm_type={PythonText.Of(normType)}" : "")
        + (scaleGradByFreq ? ", scale_grad_by_freq=True" : "")
        + (sparse ? ", sparse=True" : "");

    /// <summary>A table of given rows.</summary>
    /// <param name="embeddings">(V, D).</param>
    /// <param name="freeze">Whether they stay as they are; default true.</param>
    /// <param name="paddingIdx">A row that is not trained. Default: none.</param>
    /// <exception cref="ShapeException">No matrix.</exception>
    public static Embedding FromPretrained(Tensor embeddings, bool freeze = true, long? paddingIdx = null)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.Rank != 2)
            throw new ShapeException($"Embedding expects rows of shape (V, D), but got {embeddings.Shape}.")
            {
                Operation = "Embedding",
                Shapes = [embeddings.Shape],
            };
        var made = new Embedding(embeddings.Size(0), embeddings.Size(1), paddingIdx, weight: embeddings);
        made.Weight.RequiresGrad = !freeze;
        return made;
    }

    /// <summary>Draws the rows anew.</summary>
    public void ResetParameters()
    {
        Init.Normal(Weight);
        using var mode = Autograd.NoGrad();
        if (PaddingIdx is { } padding) Weight[padding].FillInPlace(0);
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Embedding(input, Weight, PaddingIdx, maxNorm, normType, scaleGradByFreq);
}
