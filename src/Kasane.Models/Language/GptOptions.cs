namespace Kasane.Models;

/// <summary>The sizes of a <see cref="Gpt"/>.</summary>
public sealed record GptOptions
{
    /// <summary>How many tokens there are.</summary>
    public required long VocabularySize { get; init; }

    /// <summary>The longest sequence.</summary>
    public long ContextLength { get; init; } = 1024;

    /// <summary>Length of a token's vector.</summary>
    public long Width { get; init; } = 768;

    /// <summary>Attention heads per layer; the width is a multiple.</summary>
    public int Heads { get; init; } = 12;

    /// <summary>How many layers.</summary>
    public int Layers { get; init; } = 12;

    /// <summary>Width of the feed-forward network; null: 4 times the width.</summary>
    public long? FeedForward { get; init; }

    /// <summary>In training, after attention and feed-forward.</summary>
    public double Dropout { get; init; } = 0.1;
}
