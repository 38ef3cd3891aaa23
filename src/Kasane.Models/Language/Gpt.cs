namespace Kasane.Models;

/// <summary>
/// A causal language model in the style of GPT-2 (Radford et al. 2019): pre-norm transformer layers with GELU, learned positions, every token
/// sees itself and what came before.
/// </summary>
public sealed class Gpt : Module<Tensor, Tensor>
{
    private readonly Embedding tok;
    private readonly Embedding pos;
    private readonly TransformerEncoder blocks;
    private readonly LayerNorm norm;
    private readonly Linear head;

    /// <summary>A model of the given sizes.</summary>
    public Gpt(GptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        tok = new(options.VocabularySize, options.Width);
        pos = new(options.ContextLength, options.Width);
        blocks = new(
            new TransformerEncoderLayer(
                options.Width, options.Heads, options.FeedForward ?? (4 * options.Width), options.Dropout, FeedForwardActivation.Gelu,
                batchFirst: true, normFirst: true),
            options.Layers);
        norm = new(options.Width);
        head = new(options.Width, options.VocabularySize, bias: false);
    }

    /// <summary>The sizes.</summary>
    public GptOptions Options { get; }

    /// <summary>Continues sequences token by token; in the mode (training or evaluation) in which the model is.</summary>
    /// <param name="ids">(N, T) or (T): the sequences so far, at least one token.</param>
    /// <param name="count">How many tokens to add.</param>
    /// <param name="temperature">Above 1 more surprising, below 1 less; 0 always takes the likeliest token.</param>
    /// <param name="topK">Only so many likeliest tokens are considered; null: all.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>(N, T + count) or (T + count).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or topK of 0.</exception>
    public Tensor Generate(Tensor ids, int count, double temperature = 1, int? topK = null, Generator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        if (topK is { } most) ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(topK));
        using var mode = Autograd.NoGrad();
        var sequences = ids.Rank == 1 ? ids.Unsqueeze(0) : ids;
        for (var i = 0; i < count; i++)
        {
            var seen = Math.Min(sequences.Size(1), Options.ContextLength);
            var logits = Call(sequences.Narrow(1, sequences.Size(1) - seen, seen)).Select(1, seen - 1);
            sequences = Functional.Cat([sequences, Next(logits, temperature, topK, generator)], 1);
        }
        return ids.Rank == 1 ? sequences.Squeeze(0) : sequences;
    }

    /// <summary>(N, T) token numbers to (N, T, vocabulary) scores of the token that follows each.</summary>
    /// <exception cref="ShapeException">Not two dimensions, or longer than the context.</exception>
    protected override Tensor Forward(Tensor ids)
    {
        if (ids.Rank != 2 || ids.Size(1) > Options.ContextLength)
            throw new ShapeException(
                $"Gpt expects token numbers of shape (N, T) with T up to {Options.ContextLength}, but got {ids.Shape}.")
            {
                Operation = "Gpt",
                Shapes = [ids.Shape],
            };
        var length = ids.Size(1);
        var x = tok.Call(ids) + pos.Call(Tensor.Arange(length).To(ids.Device));
        var future = Tensor.Ones([length, length], DType.Bool, ids.Device).Triu(1);
        return head.Call(norm.Call(blocks.Call(x, future)));
    }

    private static Tensor Next(Tensor logits, double temperature, int? topK, Generator? generator)
    {
        if (temperature == 0) return logits.Argmax(-1, keepDim: true);
        logits /= temperature;
        if (topK is { } most && most < logits.Size(-1))
        {
            var least = logits.Topk(most, -1).Values.Narrow(-1, most - 1, 1);
            logits = logits.MaskedFill(logits < least, double.NegativeInfinity);
        }
        return logits.Softmax(-1).Multinomial(1, generator: generator);
    }
}
