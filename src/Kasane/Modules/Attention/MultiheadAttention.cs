namespace Kasane;

/// <summary>
/// Attention in several heads (Vaswani et al. 2017); see <see cref="Functional.MultiHeadAttentionForward"/>. Same seed, same weights as in
/// PyTorch.
/// </summary>
public sealed class MultiheadAttention : Module<AttentionInput, (Tensor Output, Tensor? Weights)>
{
    /// <summary>A layer whose weights are drawn now.</summary>
    /// <param name="embedDim">E: width of queries and results, all heads together.</param>
    /// <param name="numHeads">How many heads share it.</param>
    /// <param name="dropout">The probability with which weights are dropped in training mode; default 0.</param>
    /// <param name="bias">Whether the projections have biases; default true.</param>
    /// <param name="addBiasKv">Whether one more key and value is learnt; default false.</param>
    /// <param name="addZeroAttn">Whether one more key and value of zeros is added; default false.</param>
    /// <param name="kdim">Width of the keys; default E.</param>
    /// <param name="vdim">Width of the values; default E.</param>
    /// <param name="batchFirst">Whether the batch is the first dimension; default false.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The width does not divide by the number of heads.</exception>
    public MultiheadAttention(
        long embedDim, int numHeads, double dropout = 0, bool bias = true, bool addBiasKv = false, bool addZeroAttn = false,
        long? kdim = null, long? vdim = null, bool batchFirst = false, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(embedDim);
        if (numHeads <= 0 || embedDim % numHeads != 0)
            throw new ArgumentException(
                $"MultiheadAttention expects a width that divides by the number of heads, but got {embedDim} and {numHeads}.",
                nameof(numHeads));
        (EmbedDim, NumHeads, Dropout, BatchFirst, AddZeroAttn) = (embedDim, numHeads, dropout, batchFirst, addZeroAttn);
        (KDim, VDim) = (kdim ?? embedDim, vdim ?? embedDim);
        if (KDim == embedDim && VDim == embedDim)
        {
            InProjWeight = Make(3 * embedDim, embedDim);
        }
        else
        {
            QProjWeight = Make(embedDim, embedDim);
            KProjWeight = Make(embedDim, KDim);
            VProjWeight = Make(embedDim, VDim);
        }
        if (bias) InProjBias = Make(3 * embedDim);
        OutProj = new OutputProjection(embedDim, bias, dtype, device);
        if (addBiasKv) (BiasK, BiasV) = (Make(1, 1, embedDim), Make(1, 1, embedDim));
        ResetParameters();

        Parameter Make(params ReadOnlySpan<long> shape) => new(Tensor.Empty(Kasane.Shape.Create(shape), dtype, device));
    }

    /// <summary>Width of queries and results.</summary>
    public long EmbedDim { get; }

    /// <summary>How many heads share it.</summary>
    public int NumHeads { get; }

    /// <summary>The probability with which weights are dropped in training mode.</summary>
    public double Dropout { get; }

    /// <summary>Whether the batch is the first dimension.</summary>
    public bool BatchFirst { get; }

    /// <summary>Whether one more key and value of zeros is added.</summary>
    public bool AddZeroAttn { get; }

    /// <summary>Width of the keys.</summary>
    public long KDim { get; }

    /// <summary>Width of the values.</summary>
    public long VDim { get; }

    /// <summary>(3 E, E): the projections of queries, keys and values; null where these differ in width.</summary>
    public Parameter? InProjWeight { get; }

    /// <summary>(E, E) where keys or values differ in width from queries; otherwise null.</summary>
    public Parameter? QProjWeight { get; }

    /// <summary>(E, kdim) where keys or values differ in width from queries; otherwise null.</summary>
    public Parameter? KProjWeight { get; }

    /// <summary>(E, vdim) where keys or values differ in width from queries; otherwise null.</summary>
    public Parameter? VProjWeight { get; }

    /// <summary>(3 E), or null.</summary>
    public Parameter? InProjBias { get; }

    /// <summary>(1, 1, E): one more key, or null.</summary>
    public Parameter? BiasK { get; }

    /// <summary>(1, 1, E): its value, or null.</summary>
    public Parameter? BiasV { get; }

    /// <summary>The last projection.</summary>
    public Linear OutProj { get; }

    /// <summary>
    /// Draws the projections of queries, keys and values anew, and sets their biases and that of the last projection to 0.
    /// </summary>
    public void ResetParameters()
    {
        if (InProjWeight is not null) Init.XavierUniform(InProjWeight);
        if (QProjWeight is not null) Init.XavierUniform(QProjWeight);
        if (KProjWeight is not null) Init.XavierUniform(KProjWeight);
        if (VProjWeight is not null) Init.XavierUniform(VProjWeight);
        if (InProjBias is not null) Init.Zeros(InProjBias);
        if (OutProj.Bias is not null) Init.Zeros(OutProj.Bias);
        if (BiasK is not null) Init.XavierNormal(BiasK);
        if (BiasV is not null) Init.XavierNormal(BiasV);
    }

    /// <summary>Attends; the parameters are those of <see cref="AttentionInput"/>.</summary>
    /// <returns>(L, batch, E), and the weights (batch, L, S) or (batch, heads, L, S) if wanted; without the batch if there was
    /// none.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (Tensor Output, Tensor? Weights) Call(
        Tensor query, Tensor key, Tensor value, Tensor? keyPaddingMask = null, bool needWeights = true, Tensor? attnMask = null,
        bool averageAttnWeights = true) =>
        Call(new AttentionInput(query, key, value, keyPaddingMask, needWeights, attnMask, averageAttnWeights));

    /// <inheritdoc/>
    protected override (Tensor Output, Tensor? Weights) Forward(AttentionInput input)
    {
        var (query, key, value) = (input.Query, input.Key, input.Value);
        var turned = BatchFirst && query.Rank == 3;
        if (turned)
        {
            if (key.Rank != 3 || value.Rank != 3)
                throw new ShapeException($"MultiheadAttention expects keys and values with 3 dimensions beside queries {query.Shape}, "
                    + $"but got {key.Shape} and {value.Shape}.")
                {
                    Operation = "MultiheadAttention",
                    Shapes = [query.Shape, key.Shape, value.Shape],
                };
            // One tensor in several places stays one, so that it is projected in one product.
            query = input.Query.Transpose(0, 1);
            key = ReferenceEquals(input.Key, input.Query) ? query : input.Key.Transpose(0, 1);
            value = ReferenceEquals(input.Value, input.Key) ? key : input.Value.Transpose(0, 1);
        }
        var (output, weights) = Functional.MultiHeadAttentionForward(
            query, key, value, EmbedDim, NumHeads, InProjWeight, InProjBias, BiasK, BiasV, AddZeroAttn, Dropout, OutProj.Weight,
            OutProj.Bias, IsTraining, input.KeyPaddingMask, input.NeedWeights, input.AttnMask, InProjWeight is null, QProjWeight, KProjWeight,
            VProjWeight, averageAttnWeights: input.AverageAttnWeights);
        return (turned ? output.Transpose(0, 1) : output, weights);
    }
}
