namespace Kasane.Models;

/// <summary>
/// A model that reads in both directions, in the style of BERT (Devlin et al. 2018): post-norm transformer layers with GELU, learned positions
/// and segments, a pooled vector, and a head for masked tokens whose weights are those of the embedding.
/// </summary>
public sealed class Bert : Module<BertInput, BertOutput>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private readonly Embedding segments;
    private readonly LayerNorm norm;
    private readonly Dropout dropout;
    private readonly TransformerEncoder encoder;
    private readonly Linear pooler;
    private readonly Linear transform;
    private readonly LayerNorm transformNorm;
    private readonly Parameter headBias;

    /// <summary>A model of the given sizes; weights are drawn from a normal distribution with deviation 0.02.</summary>
    public Bert(BertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        var width = options.Width;
        tokens = new(options.VocabularySize, width);
        positions = new(options.ContextLength, width);
        segments = new(options.SegmentTypes, width);
        norm = new(width);
        dropout = new(options.Dropout);
        encoder = new(
            new TransformerEncoderLayer(width, options.Heads, options.FeedForward ?? (4 * width), options.Dropout, FeedForwardActivation.Gelu, batchFirst: true),
            options.Layers);
        pooler = new(width, width);
        transform = new(width, width);
        transformNorm = new(width);
        headBias = new(Tensor.Zeros(options.VocabularySize));
        this.Apply(module =>
        {
            foreach (var (name, parameter) in module.NamedParameters())
                if (!name.Contains('.', StringComparison.Ordinal) && parameter.Rank > 1) Init.Normal(parameter, 0, 0.02);
        });
    }

    /// <summary>The sizes.</summary>
    public BertOptions Options { get; }

    /// <summary>Reads sequences (N, T); see <see cref="BertInput"/>.</summary>
    public BertOutput Call(Tensor ids, Tensor? segments = null, Tensor? padding = null) => Call(new BertInput(ids, segments, padding));

    /// <inheritdoc/>
    protected override BertOutput Forward(BertInput input)
    {
        var ids = input.Ids;
        if (ids.Rank != 2 || ids.Size(1) > Options.ContextLength)
            throw new ShapeException(
                $"Bert expects token numbers of shape (N, T) with T up to {Options.ContextLength}, but got {ids.Shape}.")
            {
                Operation = "Bert",
                Shapes = [ids.Shape],
            };
        var x = tokens.Call(ids)
            + positions.Call(Tensor.Arange(ids.Size(1)).To(ids.Device))
            + segments.Call(input.Segments ?? ids.ZerosLike());
        var hidden = encoder.Call(dropout.Call(norm.Call(x)), srcKeyPaddingMask: input.Padding);
        var pooled = pooler.Call(hidden.Select(1, 0)).Tanh();
        var logits = Functional.Linear(transformNorm.Call(transform.Call(hidden).Gelu()), tokens.Weight, headBias);
        return new(hidden, pooled, logits);
    }
}
