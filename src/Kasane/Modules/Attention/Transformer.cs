namespace Kasane;

/// <summary>
/// Encoder and decoder of attention layers (Vaswani et al. 2017), without embeddings, positions and the last projection. Same seed, same
/// weights as in PyTorch.
/// </summary>
public sealed class Transformer : Module<TransformerInput, Tensor>
{
    /// <summary>A network whose weights are drawn now.</summary>
    /// <param name="dModel">E: width of inputs and output; default 512.</param>
    /// <param name="nhead">Heads of every attention; default 8.</param>
    /// <param name="numEncoderLayers">Default 6.</param>
    /// <param name="numDecoderLayers">Default 6.</param>
    /// <param name="dimFeedforward">Width between the two linear layers of a layer; default 2048.</param>
    /// <param name="dropout">The probability of every dropout; default 0.1.</param>
    /// <param name="activation">Between the linear layers: Relu (default), Gelu, a function or a module.</param>
    /// <param name="customEncoder">An encoder instead of the usual one.</param>
    /// <param name="customDecoder">A decoder instead of the usual one.</param>
    /// <param name="layerNormEps">Added to the variance in the norms; default 1e-5.</param>
    /// <param name="batchFirst">Whether the batch is the first dimension; default false.</param>
    /// <param name="normFirst">Whether inputs are normalised before every part, not the sums behind it; default false.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The width does not divide by the number of heads, or a probability is out of range.</exception>
    public Transformer(
        long dModel = 512, int nhead = 8, int numEncoderLayers = 6, int numDecoderLayers = 6, long dimFeedforward = 2048,
        double dropout = 0.1, FeedForwardActivation? activation = null, Module<TransformerEncoderInput, Tensor>? customEncoder = null,
        Module<TransformerDecoderInput, Tensor>? customDecoder = null, double layerNormEps = 1e-5, bool batchFirst = false,
        bool normFirst = false, DType dtype = DType.Float32, Device? device = null)
    {
        Encoder = customEncoder ?? new TransformerEncoder(
            new TransformerEncoderLayer(
                dModel, nhead, dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, dtype, device),
            numEncoderLayers,
            new LayerNorm([dModel], layerNormEps, dtype: dtype, device: device));
        Decoder = customDecoder ?? new TransformerDecoder(
            new TransformerDecoderLayer(
                dModel, nhead, dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, dtype, device),
            numDecoderLayers,
            new LayerNorm([dModel], layerNormEps, dtype: dtype, device: device));
        (DModel, NHead, BatchFirst) = (dModel, nhead, batchFirst);
        ResetParameters();
    }

    /// <summary>Width of inputs and output.</summary>
    public long DModel { get; }

    /// <summary>Heads of every attention.</summary>
    public int NHead { get; }

    /// <summary>Whether the batch is the first dimension.</summary>
    public bool BatchFirst { get; }

    /// <summary>The encoder.</summary>
    public Module<TransformerEncoderInput, Tensor> Encoder { get; }

    /// <summary>The decoder.</summary>
    public Module<TransformerDecoderInput, Tensor> Decoder { get; }

    /// <summary>A mask by which every position sees itself and those before: 0 there, -infinity above the diagonal.</summary>
    /// <param name="size">The number of positions.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <returns>(size, size), Float32.</returns>
    public static Tensor GenerateSquareSubsequentMask(long size, Device? device = null) =>
        Tensor.Full([size, size], double.NegativeInfinity, DType.Float32, device).Triu(1);

    /// <summary>Draws all weights with more than one dimension anew (Glorot and Bengio 2010); biases stay as they are.</summary>
    public void ResetParameters()
    {
        foreach (var parameter in Parameters())
            if (parameter.Rank > 1) Init.XavierUniform(parameter);
    }

    /// <summary>Encodes and decodes; the parameters are those of <see cref="TransformerInput"/>.</summary>
    /// <returns>The target's shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(
        Tensor src, Tensor tgt, Tensor? srcMask = null, Tensor? tgtMask = null, Tensor? memoryMask = null, Tensor? srcKeyPaddingMask = null,
        Tensor? tgtKeyPaddingMask = null, Tensor? memoryKeyPaddingMask = null) =>
        Call(new TransformerInput(
            src, tgt, srcMask, tgtMask, memoryMask, srcKeyPaddingMask, tgtKeyPaddingMask, memoryKeyPaddingMask));

    /// <inheritdoc/>
    protected override Tensor Forward(TransformerInput input)
    {
        var (src, tgt) = (input.Src, input.Tgt);
        var batch = BatchFirst ? 0 : 1;
        if (src.Rank is not (2 or 3) || tgt.Rank != src.Rank || (src.Rank == 3 && src.Layout.Size(batch) != tgt.Layout.Size(batch)))
            throw Wrong("source and target with 2 or 3 dimensions each and one size of batch", src, tgt);
        if (src.Layout.Size(src.Rank - 1) != DModel || tgt.Layout.Size(tgt.Rank - 1) != DModel)
            throw Wrong($"source and target of width {DModel}", src, tgt);
        var memory = Encoder.Call(new TransformerEncoderInput(src, input.SrcMask, input.SrcKeyPaddingMask));
        return Decoder.Call(new TransformerDecoderInput(
            tgt, memory, input.TgtMask, input.MemoryMask, input.TgtKeyPaddingMask, input.MemoryKeyPaddingMask));
    }

    private static ShapeException Wrong(string expected, Tensor src, Tensor tgt) =>
        new($"Transformer expects {expected}, but got shapes {src.Shape} and {tgt.Shape}.")
        {
            Operation = "Transformer",
            Shapes = [src.Shape, tgt.Shape],
        };
}
