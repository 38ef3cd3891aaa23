namespace Kasane;

/// <summary>
/// Self-attention, attention to an encoder's result and two linear layers, each with dropout, a residual sum and layer normalisation
/// (Vaswani et al. 2017).
/// </summary>
public sealed class TransformerDecoderLayer : Module<TransformerDecoderInput, Tensor>
{
    private readonly Func<Tensor, Tensor> function;

    /// <summary>A layer whose weights are drawn now.</summary>
    /// <param name="dModel">E: width of input and output.</param>
    /// <param name="nhead">Heads of the attention.</param>
    /// <param name="dimFeedforward">Width between the two linear layers; default 2048.</param>
    /// <param name="dropout">The probability of every dropout; default 0.1.</param>
    /// <param name="activation">Between the linear layers: Relu (default), Gelu, a function or a module.</param>
    /// <param name="layerNormEps">Added to the variance in the norms; default 1e-5.</param>
    /// <param name="batchFirst">Whether the batch is the first dimension; default false.</param>
    /// <param name="normFirst">Whether inputs are normalised before every part, not the sums behind it; default false.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The width does not divide by the number of heads, or a probability is out of range.</exception>
    public TransformerDecoderLayer(
        long dModel, int nhead, long dimFeedforward = 2048, double dropout = 0.1, FeedForwardActivation? activation = null,
        double layerNormEps = 1e-5, bool batchFirst = false, bool normFirst = false, DType dtype = DType.Float32, Device? device = null)
    {
        SelfAttn = new(dModel, nhead, dropout, batchFirst: batchFirst, dtype: dtype, device: device);
        MultiheadAttn = new(dModel, nhead, dropout, batchFirst: batchFirst, dtype: dtype, device: device);
        Linear1 = new(dModel, dimFeedforward, dtype: dtype, device: device);
        Dropout = new(dropout);
        Linear2 = new(dimFeedforward, dModel, dtype: dtype, device: device);
        Norm1 = new([dModel], layerNormEps, dtype: dtype, device: device);
        Norm2 = new([dModel], layerNormEps, dtype: dtype, device: device);
        Norm3 = new([dModel], layerNormEps, dtype: dtype, device: device);
        Dropout1 = new(dropout);
        Dropout2 = new(dropout);
        Dropout3 = new(dropout);
        NormFirst = normFirst;
        (function, Activation) = ((activation ?? FeedForwardActivation.Relu).Function, activation?.Module);
    }

    /// <summary>The attention to the target itself.</summary>
    public MultiheadAttention SelfAttn { get; }

    /// <summary>The attention to the memory.</summary>
    public MultiheadAttention MultiheadAttn { get; }

    /// <summary>To the wider width.</summary>
    public Linear Linear1 { get; }

    /// <summary>Behind the activation.</summary>
    public Dropout Dropout { get; }

    /// <summary>Back to E.</summary>
    public Linear Linear2 { get; }

    /// <summary>Of the self-attention.</summary>
    public LayerNorm Norm1 { get; }

    /// <summary>Of the attention to the memory.</summary>
    public LayerNorm Norm2 { get; }

    /// <summary>Of the linear layers.</summary>
    public LayerNorm Norm3 { get; }

    /// <summary>Behind the self-attention.</summary>
    public Dropout Dropout1 { get; }

    /// <summary>Behind the attention to the memory.</summary>
    public Dropout Dropout2 { get; }

    /// <summary>Behind the linear layers.</summary>
    public Dropout Dropout3 { get; }

    /// <summary>Whether inputs are normalised before every part.</summary>
    public bool NormFirst { get; }

    // Declared behind the other parts: that is the order of the state dict.
    [Name("activation")]
    private Module<Tensor, Tensor>? Activation { get; }

    /// <summary>Runs the layer; the parameters are those of <see cref="TransformerDecoderInput"/>.</summary>
    /// <returns>The target's shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(
        Tensor tgt, Tensor memory, Tensor? tgtMask = null, Tensor? memoryMask = null, Tensor? tgtKeyPaddingMask = null,
        Tensor? memoryKeyPaddingMask = null) =>
        Call(new TransformerDecoderInput(tgt, memory, tgtMask, memoryMask, tgtKeyPaddingMask, memoryKeyPaddingMask));

    /// <inheritdoc/>
    protected override Tensor Forward(TransformerDecoderInput input)
    {
        var x = input.Tgt;
        if (NormFirst)
        {
            x = x.Add(Attend(Norm1.Call(x), input));
            x = x.Add(AttendMemory(Norm2.Call(x), input));
            return x.Add(FeedForward(Norm3.Call(x)));
        }
        x = Norm1.Call(x.Add(Attend(x, input)));
        x = Norm2.Call(x.Add(AttendMemory(x, input)));
        return Norm3.Call(x.Add(FeedForward(x)));
    }

    private Tensor Attend(Tensor x, in TransformerDecoderInput input) =>
        Dropout1.Call(SelfAttn.Call(x, x, x, input.TgtKeyPaddingMask, needWeights: false, input.TgtMask).Output);

    private Tensor AttendMemory(Tensor x, in TransformerDecoderInput input) => Dropout2.Call(
        MultiheadAttn.Call(x, input.Memory, input.Memory, input.MemoryKeyPaddingMask, needWeights: false, input.MemoryMask).Output);

    private Tensor FeedForward(Tensor x)
    {
        if (ReferenceEquals(function, FeedForwardActivation.Relu.Function))
            return Dropout3.Call(Linear2.Call(Linear1.CallRectified(x, Dropout)));
        x = Linear1.Call(x);
        x = Activation is null ? function(x) : Activation.Call(x);
        return Dropout3.Call(Linear2.Call(Dropout.Call(x)));
    }
}
