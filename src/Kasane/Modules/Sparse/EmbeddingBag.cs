namespace Kasane;

/// <summary>
/// Sums, means or maxima of learned vectors, a bag of row numbers (Int64 or Int32) at a time, as (bags, embeddingDim). The rows start
/// normal with mean 0 and variance 1, the padding row 0. An empty bag gives zeros.
/// </summary>
public sealed class EmbeddingBag : Module<EmbeddingBagInput, Tensor>
{
    private readonly double? maxNorm;
    private readonly double normType;
    private readonly bool scaleGradByFreq;
    private readonly bool sparse;
    private readonly bool includeLastOffset;

    /// <summary>A table whose rows are drawn now.</summary>
    /// <param name="numEmbeddings">How many rows there are.</param>
    /// <param name="embeddingDim">The length of a row.</param>
    /// <param name="maxNorm">Rows that are used and whose norm is larger are scaled to it. Default: no bound.</param>
    /// <param name="normType">The degree of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether the gradient of a row is divided by how often it is used; default false.</param>
    /// <param name="mode">How the rows of a bag become one; default their mean.</param>
    /// <param name="sparse">Accepted for PyTorch's sake: gradients are dense.</param>
    /// <param name="weight">The rows, (numEmbeddings, embeddingDim), instead of random ones.</param>
    /// <param name="includeLastOffset">Whether the last offset is the end instead of a bag; default false.</param>
    /// <param name="paddingIdx">A row that does not count and is not trained; negative numbers count from the last. Default: none.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or a padding row that does not exist.</exception>
    /// <exception cref="ArgumentException">The given rows have another shape.</exception>
    public EmbeddingBag(
        long numEmbeddings,
        long embeddingDim,
        double? maxNorm = null,
        double normType = 2,
        bool scaleGradByFreq = false,
        EmbeddingBagMode mode = EmbeddingBagMode.Mean,
        bool sparse = false,
        Tensor? weight = null,
        bool includeLastOffset = false,
        long? paddingIdx = null,
        DType dtype = DType.Float32,
        Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numEmbeddings);
        ArgumentOutOfRangeException.ThrowIfNegative(embeddingDim);
        if (paddingIdx is { } given && (given < -numEmbeddings || given >= numEmbeddings))
            throw new ArgumentOutOfRangeException(
                nameof(paddingIdx), given, $"EmbeddingBag expects a padding row of a table with {numEmbeddings} rows.");
        if (weight is not null && weight.Shape != Shape.Create([numEmbeddings, embeddingDim]))
            throw new ArgumentException(
                $"EmbeddingBag expects rows of shape ({numEmbeddings}, {embeddingDim}), but got {weight.Shape}.", nameof(weight));
        (this.maxNorm, this.normType, this.scaleGradByFreq) = (maxNorm, normType, scaleGradByFreq);
        (Mode, this.sparse, this.includeLastOffset) = (mode, sparse, includeLastOffset);
        PaddingIdx = paddingIdx < 0 ? paddingIdx + numEmbeddings : paddingIdx;
        Weight = new(weight ?? Tensor.Empty([numEmbeddings, embeddingDim], dtype, device));
        if (weight is null) ResetParameters();
    }

    /// <summary>(numEmbeddings, embeddingDim).</summary>
    public Parameter Weight { get; }

    /// <summary>How the rows of a bag become one.</summary>
    public EmbeddingBagMode Mode { get; }

    /// <summary>The row that does not count, if any.</summary>
    public long? PaddingIdx { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{Weight.Size(0)}, {Weight.Size(1)}"
        + (maxNorm is { } bound ? $", max_norm={PythonText.Of(bound)}" : "")
        + (normType != 2 ? $", norm_type={PythonText.Of(normType)}" : "")
        + (scaleGradByFreq ? ", scale_grad_by_freq=True" : "")
        + $", mode={PythonText.Word(Mode)}"
        + (PaddingIdx is { } padding ? $", padding_idx={padding}" : "");

    /// <summary>A table of given rows.</summary>
    /// <param name="embeddings">(V, D).</param>
    /// <param name="freeze">Whether they stay as they are; default true.</param>
    /// <param name="maxNorm">Rows that are used and whose norm is larger are scaled to it. Default: no bound.</param>
    /// <param name="normType">The degree of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether the gradient of a row is divided by how often it is used; default false.</param>
    /// <param name="mode">How the rows of a bag become one; default their mean.</param>
    /// <param name="sparse">Accepted for PyTorch's sake: gradients are dense.</param>
    /// <param name="includeLastOffset">Whether the last offset is the end instead of a bag; default false.</param>
    /// <param name="paddingIdx">A row that does not count and is not trained. Default: none.</param>
    /// <exception cref="ArgumentException">No matrix.</exception>
    public static EmbeddingBag FromPretrained(
        Tensor embeddings,
        bool freeze = true,
        double? maxNorm = null,
        double normType = 2,
        bool scaleGradByFreq = false,
        EmbeddingBagMode mode = EmbeddingBagMode.Mean,
        bool sparse = false,
        bool includeLastOffset = false,
        long? paddingIdx = null)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.Rank != 2)
            throw new ArgumentException($"EmbeddingBag expects rows of shape (V, D), but got {embeddings.Shape}.", nameof(embeddings));
        var made = new EmbeddingBag(
            embeddings.Size(0),
            embeddings.Size(1),
            maxNorm,
            normType,
            scaleGradByFreq,
            mode,
            sparse,
            embeddings,
            includeLastOffset,
            paddingIdx);
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

    /// <summary>One row per bag, with all hooks.</summary>
    /// <param name="input">(bags, indices per bag), or a vector of indices with offsets.</param>
    /// <param name="offsets">For a vector: where every bag starts, the first at 0.</param>
    /// <param name="perSampleWeights">A factor for every index; only for sums.</param>
    /// <exception cref="ArgumentException">Offsets where there should be none, or none where there should be.</exception>
    public Tensor Call(Tensor input, Tensor? offsets = null, Tensor? perSampleWeights = null) =>
        Call(new EmbeddingBagInput(input, offsets, perSampleWeights));

    /// <inheritdoc/>
    protected override Tensor Forward(EmbeddingBagInput input) => Functional.EmbeddingBag(
        input.Input,
        Weight,
        input.Offsets,
        maxNorm,
        normType,
        scaleGradByFreq,
        Mode,
        sparse,
        input.PerSampleWeights,
        includeLastOffset,
        PaddingIdx);
}
